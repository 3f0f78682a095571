/**
 * This package is a registry without a registry, for tests and benchmarks: contents in memory, behaviour that can be chosen, failures
 * that can be arranged, and any number of generated repositories. Nobody's images are in it.
 */
package dev.tidemark.executor.registry.memory;
