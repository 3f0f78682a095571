package dev.tidemark.policy.harbor;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Times as Harbor writes them. */
public final class HarborTime {

    /** Go's zero time in the form of {@link #inMillis}: never. */
    public static final String NEVER = "0001-01-01T00:00:00.000Z";

    /** Go's zero time: not yet. */
    private static final String NOT_YET = "0001-01-01T00:00:00Z";

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private HarborTime() {}

    public static String of(Instant time) {
        return time.toString();
    }

    public static String of(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(NOT_YET);
    }

    /** The form of {@code next_scheduled_time}. */
    public static String inMillis(Instant time) {
        return MILLIS.format(time);
    }
}
