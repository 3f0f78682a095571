/** This package tests our own API. */
package dev.tidemark.policy.api;
