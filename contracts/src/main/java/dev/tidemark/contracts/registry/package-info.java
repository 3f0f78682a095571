/** This package holds the values of a registry: its name, its repositories, and the digests, tags and facts of their artifacts. */
package dev.tidemark.contracts.registry;
