package dev.tidemark.policy.registry;

import java.time.Instant;

/** That nothing may be deleted in a registry: who said so, and since when. */
public record RegistryPause(String by, Instant since) {}
