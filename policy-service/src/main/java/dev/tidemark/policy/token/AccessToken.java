package dev.tidemark.policy.token;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of an access token once it was shown.
 *
 * @param expiresAt empty if it never does
 */
public record AccessToken(long number, String user, String name, Instant createdAt, Optional<Instant> expiresAt) {}
