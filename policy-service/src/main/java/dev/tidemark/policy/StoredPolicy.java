package dev.tidemark.policy;

import dev.tidemark.contracts.policy.Policy;
import java.time.Instant;
import java.util.Optional;

/**
 * A policy, and what its row knows beside it.
 *
 * @param project the number of its project
 * @param nextRun when its schedule is due
 */
public record StoredPolicy(Policy policy, int project, Optional<Instant> nextRun) {}
