package dev.tidemark.evaluator.language;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads spans of time as ISO 8601 writes them: weeks, days of 24 hours, and time. Months and years have no length of their own. */
final class Span {

    private static final Pattern FORM = Pattern.compile(
            "P(?=.)(?:(\\d{1,9})W)?(?:(\\d{1,9})D)?(?:T(?=.)(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9})S)?)?");
    private static final long[] SECONDS = {7 * 86_400, 86_400, 3_600, 60, 1};

    private Span() {}

    static long seconds(DocumentNode node) {
        Matcher matcher = FORM.matcher(node.text());
        if (!matcher.matches()) {
            throw node.invalid("must be a span such as P30D, PT24H or P2W: " + DocumentNode.excerpt(node.text()));
        }
        long seconds = 0;
        for (int i = 0; i < SECONDS.length; i++) {
            seconds += matcher.group(i + 1) == null ? 0 : Long.parseLong(matcher.group(i + 1)) * SECONDS[i];
        }
        return seconds;
    }
}
