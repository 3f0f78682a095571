package dev.tidemark.evaluator.snapshot;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Pattern;

/** Instants as RFC 3339 writes them, section 5.6, with at most nine digits of a second's fraction. */
public final class Rfc3339 {

    /** Java's own parser also takes times without seconds, or with seconds in the offset. */
    private static final Pattern FORM =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

    private static final int SHOWN = 80;

    private Rfc3339() {}

    /**
     * The instant that the text means.
     *
     * @throws IllegalArgumentException if it means none; repeats the text
     */
    public static Instant parse(String text) {
        if (FORM.matcher(text).matches()) {
            try {
                return OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant();
            } catch (DateTimeException e) {
                // there is no such day, or hour
            }
        }
        String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        throw new IllegalArgumentException("not an instant like 2026-03-01T12:00:00Z or 2026-03-01T12:00:00+01:00: "
                + shown.replaceAll("\\p{Cntrl}", "?"));
    }
}
