/** This package keeps workers from acting when they must not: stops, paused registries, and partitions that are another worker's. */
package dev.tidemark.executor.guard;
