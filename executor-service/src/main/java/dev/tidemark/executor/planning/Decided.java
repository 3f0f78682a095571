package dev.tidemark.executor.planning;

import dev.tidemark.evaluator.Plan;

/**
 * A plan, and what it rests on.
 *
 * @param reading with all that was read until the plan was made
 */
record Decided(Reading reading, Plan plan) {}
