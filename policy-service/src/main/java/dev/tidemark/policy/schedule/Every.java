package dev.tidemark.policy.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Again and again after the same time, the first time at once: SWR's policies have no other schedule, and ours may have it. It counts from an instant and not
 * from the last run, so that a late one moves none of those to come.
 *
 * @param period at least a minute
 * @param start the first of its instants
 */
public record Every(Duration period, Instant start) implements Cron {

    private static final String PREFIX = "@every ";

    public Every {
        if (period.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new InvalidCronException("a period of at least a minute: " + period);
        }
    }

    /** Whether it is meant to be one, and not a cron expression. */
    static boolean isOne(String expression) {
        return expression.startsWith(PREFIX);
    }

    /**
     * Reads what {@link #expression} wrote.
     *
     * @throws InvalidCronException if it did not
     */
    static Every parse(String expression, Instant start) {
        if (!expression.startsWith(PREFIX)) {
            throw new InvalidCronException("no period: " + expression);
        }
        try {
            return new Every(Duration.parse(expression.substring(PREFIX.length())), start);
        } catch (DateTimeParseException e) {
            throw new InvalidCronException("no period: " + expression);
        }
    }

    @Override
    public String expression() {
        return PREFIX + period;
    }

    @Override
    public Optional<Instant> next(Instant after) {
        if (after.isBefore(start)) {
            return Optional.of(start);
        }
        long past = Duration.between(start, after).dividedBy(period);
        return Optional.of(start.plus(period.multipliedBy(past + 1)));
    }

    @Override
    public Optional<Instant> first(Instant from) {
        return Optional.of(start);
    }
}
