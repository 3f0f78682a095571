package dev.tidemark.executor.registry.harbor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.http.Answer;
import dev.tidemark.executor.registry.http.Connection;
import dev.tidemark.executor.registry.http.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a list of Harbor's to its end or not at all. Harbor's pages are offsets, over which a listing slips when something before the
 * offset is deleted meanwhile; hence every request asks for the first page of what has a higher number than all that was seen. Whatever
 * is there from beginning to end is listed once, and each answer's total says whether there is more.
 */
final class NumberedPages {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Harbor counts, then lists; when both differ, something came or went in between. */
    private static final int MOST_TRIES = 5;

    private final Connection registry;

    NumberedPages(Connection registry) {
        this.registry = registry;
    }

    /** Hands over the items of one page after the other. */
    void read(Listing listing, Consumer<List<JsonNode>> use) {
        long next = 1;
        for (boolean last = false; !last; ) {
            Page page = whole(listing.from(next));
            next = page.checked(listing, next) + 1;
            use.accept(page.items());
            last = page.isLast();
        }
    }

    private Page whole(Request request) {
        for (int number = 1; number <= MOST_TRIES; number++) {
            Page page = page(request);
            if (page.isWhole()) {
                return page;
            }
        }
        throw new RegistryException(request + " failed: it changes faster than it can be listed");
    }

    private Page page(Request request) {
        Answer answer = registry.send(request);
        if (answer.status() != 200) {
            throw new RegistryException(request + " failed: answered " + answer.description());
        }
        long total = answer.header("X-Total-Count")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElseThrow(
                        () -> new RegistryException(request + " failed: the answer does not say how many there are"));
        return new Page(items(request, answer), total);
    }

    private static List<JsonNode> items(Request request, Answer answer) {
        try {
            JsonNode body = JSON.readTree(answer.body());
            if (body.isArray() || body.isNull()) {
                List<JsonNode> items = new ArrayList<>();
                body.forEach(items::add);
                return items;
            }
        } catch (IOException e) {
            throw new RegistryException(request + " failed: the answer is cut short, or no list", e);
        }
        throw new RegistryException(request + " failed: the answer is no list");
    }

    private record Page(List<JsonNode> items, long total) {

        boolean isWhole() {
            return items.size() == Math.min(total, Listing.PAGE);
        }

        boolean isLast() {
            return items.size() == total;
        }

        /** The highest number of the page. */
        long checked(Listing listing, long lowest) {
            long last = lowest - 1;
            for (JsonNode item : items) {
                long number = item.path("id").asLong();
                if (number <= last) {
                    throw new RegistryException(
                            listing.what() + " cannot be listed: Harbor does not sort, or select, by number");
                }
                last = number;
            }
            return last;
        }
    }
}
