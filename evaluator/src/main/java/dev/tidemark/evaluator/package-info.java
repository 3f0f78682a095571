/**
 * This package says what rules mean: which of them select a repository, and which of its artifacts they condemn.
 *
 * <p>A plan is made in phases, each of which can only take back what an earlier one condemned: rules judge candidates
 * ({@link dev.tidemark.evaluator.rule}); what stays keeps all that it holds, and what is in doubt stays
 * ({@link dev.tidemark.evaluator.graph.Survivors}); the last artifact stays; and of the rest the oldest go first, as far as the budget
 * reaches.
 */
package dev.tidemark.evaluator;
