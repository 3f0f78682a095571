package dev.tidemark.policy.swr;

import java.util.regex.Pattern;

/** A part of a list, as a client asks for it. */
record SwrPage(long offset, int limit) {

    private static final int DEFAULT = 100;
    private static final int MOST = 1_000;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    /** @throws SwrException if it is none that the list can be cut into */
    static SwrPage of(SwrQuery query) {
        long limit = number(query, "limit", DEFAULT, SwrError.BAD_PAGE_SIZE);
        if (limit < 1 || limit > MOST) {
            throw SwrError.BAD_PAGE_SIZE.refusal("limit is from 1 to " + MOST);
        }
        return new SwrPage(number(query, "offset", 0, SwrError.BAD_QUERY), (int) limit);
    }

    private static long number(SwrQuery query, String name, int otherwise, SwrError error) {
        String text = query.text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!DIGITS.matcher(text).matches()) {
            throw error.refusal(name + " must be an integer that is not negative");
        }
        return Long.parseLong(text);
    }
}
