/** This package writes the log of a task: Harbor's table for those who read Harbor's logs, then why each artifact goes or stays. */
package dev.tidemark.audit.report;
