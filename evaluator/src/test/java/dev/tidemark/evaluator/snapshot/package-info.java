/** This package tries snapshot documents: what they mean, and what is refused. */
package dev.tidemark.evaluator.snapshot;
