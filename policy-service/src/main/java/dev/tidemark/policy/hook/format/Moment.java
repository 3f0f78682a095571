package dev.tidemark.policy.hook.format;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** When something happened, judged by what its source says and when that arrived. */
final class Moment {

    /** There were no registries before; what claims to be older comes from a clock, or a field, that was never set. */
    private static final Instant EARLIEST = Instant.parse("2013-01-01T00:00:00Z");

    private static final int LONGEST = 64;
    private static final Pattern NUMBER = Pattern.compile("[0-9.]+([eE][+-]?[0-9]+)?");
    private static final BigDecimal MILLIS_FROM = new BigDecimal("100000000000");

    private Moment() {}

    /**
     * The time that the text tells, or the arrival: where there is none, where it cannot be read, and where it cannot be right. A time
     * that is too late keeps more than one that is too early.
     */
    static Instant of(String text, Instant arrival) {
        Instant told = text == null || text.length() > LONGEST ? arrival : parse(text, arrival);
        return told.isAfter(arrival) || told.isBefore(EARLIEST) ? arrival : told;
    }

    private static Instant parse(String text, Instant otherwise) {
        try {
            return NUMBER.matcher(text).matches()
                    ? ofNumber(new BigDecimal(text), otherwise)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException | ArithmeticException | NumberFormatException unreadable) {
            return otherwise;
        }
    }

    private static Instant ofNumber(BigDecimal number, Instant otherwise) {
        if (number.precision() - number.scale() > 18) {
            return otherwise;
        }
        return number.compareTo(MILLIS_FROM) < 0
                ? Instant.ofEpochSecond(number.longValue())
                : Instant.ofEpochMilli(number.longValue());
    }
}
