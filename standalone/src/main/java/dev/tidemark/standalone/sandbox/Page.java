package dev.tidemark.standalone.sandbox;

import dev.tidemark.standalone.sandbox.Refusal.Code;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A part of a sorted list, as the parameters {@code n} and {@code last} ask for it. */
record Page(List<String> items, boolean hasMore) {

    static Page of(List<String> sorted, Call call) {
        int limit = call.query("n").map(Page::limit).orElse(Integer.MAX_VALUE);
        var last = call.query("last").orElse("");
        var rest = sorted.stream().filter(item -> item.compareTo(last) > 0).toList();
        boolean hasMore = rest.size() > limit;
        return new Page(hasMore ? rest.subList(0, limit) : rest, hasMore && limit > 0);
    }

    /** Tells the client where the next page is, if there is one. */
    Page linkedFrom(Call call) {
        if (hasMore) {
            var last = URLEncoder.encode(items.get(items.size() - 1), StandardCharsets.UTF_8);
            call.with("Link", "<" + call.path() + "?last=" + last + "&n=" + items.size() + ">; rel=\"next\"");
        }
        return this;
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 0) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new Refusal(Code.PAGINATION_NUMBER_INVALID, "n is a number that is not negative");
    }
}
