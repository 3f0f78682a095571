package dev.tidemark.policy.schedule;

import dev.tidemark.contracts.policy.Dialect;
import java.time.Instant;
import java.util.Optional;

/** When something happens again and again. */
public interface Cron {

    /**
     * Reads an expression in the dialect's own form.
     *
     * @throws InvalidCronException if it is none
     */
    static Cron of(Dialect dialect, String expression) {
        if (dialect != Dialect.HARBOR) {
            throw new InvalidCronException("policies of " + dialect + " have no schedule");
        }
        return HarborCron.parse(expression);
    }

    /** As the client wrote it. */
    String expression();

    /** The first instant after the given one; empty if there is none for years to come. */
    Optional<Instant> next(Instant after);
}
