/** This package holds the values of a run: executions, their tasks and plans, what was decided, and what became of it. */
package dev.tidemark.contracts.execution;
