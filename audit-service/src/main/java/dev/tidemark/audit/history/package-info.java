/** This package answers what was deleted, ever, and keeps what is kept by month in its months. */
package dev.tidemark.audit.history;
