/** This package is Tidemark's own API, under {@code /api/v1}: what no other dialect has words for. */
package dev.tidemark.policy.api;
