/**
 * This package judges candidates by rules: which of them a rule selects, which of those it retains, and where the times are not known well
 * enough to say. It knows nothing of how artifacts refer to each other.
 */
package dev.tidemark.evaluator.rule;
