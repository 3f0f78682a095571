/** This package turns executions into tasks, one per repository that a rule selects. */
package dev.tidemark.executor.selection;
