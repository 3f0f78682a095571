/**
 * This package is the port to registries: what can be read from one, what can be deleted in one, and which ones are configured.
 * Kinds of registries live in sub-packages, which nothing outside this package knows.
 */
package dev.tidemark.executor.registry;
