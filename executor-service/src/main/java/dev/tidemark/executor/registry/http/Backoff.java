package dev.tidemark.executor.registry.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before trying again: twice as long each time, a random part of it (else all who failed together would come back
 * together), at least what the registry asks for, and never so long that a worker looks dead.
 */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration LONGEST_ASKED_FOR = Duration.ofSeconds(30);

    private final Clock clock;
    private final DoubleSupplier random;

    Backoff(Clock clock, DoubleSupplier random) {
        this.clock = clock;
        this.random = random;
    }

    Duration afterTry(int number, Optional<Duration> askedFor) {
        long ceiling = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(number - 1, 16));
        Duration own = Duration.ofMillis(ceiling / 2 + (long) (random.getAsDouble() * ceiling / 2));
        return askedFor.filter(asked -> asked.compareTo(own) > 0).orElse(own);
    }

    /** What the registry asks for, in seconds or as a date, cut to what we are ready to wait. */
    Optional<Duration> askedFor(Answer answer) {
        return answer.header("Retry-After")
                .map(String::strip)
                .flatMap(this::parse)
                .map(asked -> {
                    Duration positive = asked.isNegative() ? Duration.ZERO : asked;
                    return positive.compareTo(LONGEST_ASKED_FOR) > 0 ? LONGEST_ASKED_FOR : positive;
                });
    }

    private Optional<Duration> parse(String value) {
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            ZonedDateTime date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(clock.instant(), date));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
