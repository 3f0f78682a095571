package dev.tidemark.policy;

import java.time.Instant;
import java.util.Optional;

/**
 * What a policy said from then on.
 *
 * @param document the client's own
 * @param changedBy who said so; empty where that was not written down
 */
public record PolicyRevision(String document, Optional<String> changedBy, Instant changedAt) {}
