/** This package answers what is known of executions and their tasks, and brings executions to their end. */
package dev.tidemark.audit.execution;
