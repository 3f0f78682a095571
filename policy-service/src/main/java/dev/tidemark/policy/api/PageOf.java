package dev.tidemark.policy.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A part of a list.
 *
 * @param nextPageToken what to ask for the next part with; null on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PageOf<T>(
        @Schema(required = true) List<T> items,
        @Schema(description = "What to ask for the next part with. Without it this is the last.")
                String nextPageToken) {

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

    /**
     * The part as audit-service made it, be it that nothing was found in it and the list goes on.
     *
     * @param next what it calls the place where the list goes on; null at the end
     */
    public static <T> PageOf<T> of(String list, List<T> items, String next) {
        return new PageOf<>(
                items, next == null ? null : PageToken.ofText(list, next).toString());
    }
}
