/** This package hands on, under {@code /api/v1}, what audit-service writes of deletions and decisions, as it comes. */
package dev.tidemark.policy.export;
