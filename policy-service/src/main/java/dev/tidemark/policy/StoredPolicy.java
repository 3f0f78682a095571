package dev.tidemark.policy;

import dev.tidemark.contracts.policy.Policy;
import java.time.Instant;
import java.util.Optional;

/**
 * A policy, and what its row knows beside it.
 *
 * @param name what its client calls it
 * @param project the number of the project that it was made for; empty if it was made for no project by its number
 * @param enabled whether clock and events may make it run
 * @param nextRun when its schedule is due
 */
public record StoredPolicy(
        Policy policy,
        Optional<String> name,
        Optional<Integer> project,
        boolean enabled,
        Optional<Instant> nextRun,
        Instant createdAt,
        Instant updatedAt) {}
