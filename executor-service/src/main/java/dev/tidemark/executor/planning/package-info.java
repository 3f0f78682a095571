/**
 * This package turns tasks into plans: it reads a repository completely, judges how old everything is, and tells what the evaluator
 * decided. Nothing in it can delete.
 */
package dev.tidemark.executor.planning;
