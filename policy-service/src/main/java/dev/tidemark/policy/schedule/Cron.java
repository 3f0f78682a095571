package dev.tidemark.policy.schedule;

import dev.tidemark.contracts.policy.Dialect;
import java.time.Instant;
import java.util.Optional;

/** When something happens again and again. */
public interface Cron {

    /**
     * Reads an expression in the dialect's own form.
     *
     * @param start since when the policy is there
     * @throws InvalidCronException if it is none
     */
    static Cron of(Dialect dialect, String expression, Instant start) {
        return switch (dialect) {
            case HARBOR -> HarborCron.parse(expression);
            case TIDEMARK -> Every.isOne(expression) ? Every.parse(expression, start) : HarborCron.parse(expression);
            case SWR -> Every.parse(expression, start);
            case ARTIFACTORY -> QuartzCron.stored(expression);
        };
    }

    /** As the client wrote it. */
    String expression();

    /** The first instant after the given one; empty if there is none for years to come. */
    Optional<Instant> next(Instant after);

    /** The first instant of a policy that is made then. */
    default Optional<Instant> first(Instant made) {
        return next(made);
    }
}
