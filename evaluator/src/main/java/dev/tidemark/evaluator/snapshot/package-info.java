/**
 * This package reads and writes snapshots as documents, so that a policy can be tried on a repository without its registry.
 *
 * <p>A document says what a registry tells. What it leaves out, or says to be null, is unknown, and unknown is never a reason to delete.
 * Members that nobody here knows are ignored.
 */
package dev.tidemark.evaluator.snapshot;
