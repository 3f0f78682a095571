/** This package opens one registry to read from, for a program that is not the service: without configuration and without beans. */
package dev.tidemark.executor.registry.single;
