/** This package says what rules mean: which of them select a repository, and which of its artifacts they condemn. */
package dev.tidemark.evaluator;
