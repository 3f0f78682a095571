/** This package tests signatures. */
package dev.tidemark.policy.swr.signature;
