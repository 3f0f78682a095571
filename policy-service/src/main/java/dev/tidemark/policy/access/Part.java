package dev.tidemark.policy.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tidemark.policy.error.RefusedException;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A part of a list, in the order of numbers.
 *
 * @param nextPageToken what to ask for the next part with; null on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Part<T>(List<T> items, String nextPageToken) {

    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    /**
     * What is asked for.
     *
     * @param after a number; 0 for the first part
     */
    record Asked(long after, int size) {

        /** @throws RefusedException with 400 for what is no number, or too large a one */
        static Asked of(String pageToken, String pageSize) {
            return new Asked(number("pageToken", pageToken, 0, 0, Long.MAX_VALUE), (int)
                    number("pageSize", pageSize, USUAL, 1, MOST));
        }

        private static long number(String name, String text, long absent, long least, long most) {
            try {
                long number = text == null ? absent : Long.parseLong(text);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Said below.
            }
            throw new RefusedException(400, "\"" + name + "\" is not what it has to be");
        }
    }

    /** The part, of which one more than asked for was looked for. */
    static <R, T> Part<T> of(List<R> found, int size, ToLongFunction<R> number, Function<R, T> item) {
        List<R> within = found.subList(0, Math.min(size, found.size()));
        return new Part<>(
                within.stream().map(item).toList(),
                found.size() > size ? Long.toString(number.applyAsLong(within.get(size - 1))) : null);
    }
}
