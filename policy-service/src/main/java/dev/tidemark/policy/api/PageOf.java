package dev.tidemark.policy.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param nextPageToken what to ask for the next part with; null on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PageOf<T>(List<T> items, String nextPageToken) {

    public PageOf {
        items = List.copyOf(items);
    }

    /**
     * The part, of which one more than asked for was looked for.
     *
     * @param token of the last item that is in it
     */
    public static <T> PageOf<T> of(List<T> found, int size, Function<T, PageToken> token) {
        if (found.size() <= size) {
            return new PageOf<>(found, null);
        }
        return new PageOf<>(
                found.subList(0, size), token.apply(found.get(size - 1)).toString());
    }
}
