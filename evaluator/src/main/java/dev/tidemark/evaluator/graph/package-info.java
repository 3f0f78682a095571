/**
 * This package knows how the manifests of a repository refer to each other, and what follows for what may go: an index holds its children,
 * a subject its referrers, and whoever holds something decides on it.
 */
package dev.tidemark.evaluator.graph;
