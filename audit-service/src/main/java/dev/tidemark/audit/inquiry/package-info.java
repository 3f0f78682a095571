/** This package finds what was decided, and what became of it: of an execution, or of one thing in all executions that looked at it. */
package dev.tidemark.audit.inquiry;
