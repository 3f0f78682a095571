/**
 * This package carries requests to a registry over HTTP for every kind of registry, as one chain of
 * {@link dev.tidemark.executor.registry.http.Exchange exchanges} (repeating within a budget, authenticating, redirecting, measuring,
 * sending). It knows no endpoint: a kind says what to ask for and what an answer means.
 */
package dev.tidemark.executor.registry.http;
