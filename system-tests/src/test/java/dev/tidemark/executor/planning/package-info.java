/** This package lets tests plan a repository without a registry. */
package dev.tidemark.executor.planning;
