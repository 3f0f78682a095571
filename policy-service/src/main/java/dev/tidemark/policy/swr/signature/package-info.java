/** This package verifies the signatures with which Huawei Cloud's SDKs prove whose requests they send: {@code SDK-HMAC-SHA256}. */
package dev.tidemark.policy.swr.signature;
