package dev.tidemark.policy.schedule;

import java.time.Instant;
import java.util.Optional;

/** When something happens again and again. */
public interface Cron {

    /** As the client wrote it. */
    String expression();

    /** The first instant after the given one; empty if there is none for years to come. */
    Optional<Instant> next(Instant after);
}
