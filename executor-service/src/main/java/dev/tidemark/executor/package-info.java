/** This package owns effects: executions become tasks, tasks become plans, plans become deletions. */
package dev.tidemark.executor;
