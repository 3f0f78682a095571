package dev.tidemark.policy.trigger;

import java.time.Instant;
import java.util.Optional;

/**
 * A record of the topic of registry events.
 *
 * @param at its time stamp, which has milliseconds
 * @param happening what it tells; empty if that makes no policy run
 */
record Told(int partition, long place, Instant at, Optional<Happening> happening) {}
