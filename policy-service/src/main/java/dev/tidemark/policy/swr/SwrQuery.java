package dev.tidemark.policy.swr;

import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a list is asked for, in either of the two ways there are: as parameters of the query, or all in one, {@code filter}, as {@code
 * key::value} pairs with bars between them. Where a client sends both, the filter counts.
 */
final class SwrQuery {

    private static final String FILTER = "filter";

    private final Map<String, String> values;

    private SwrQuery(Map<String, String> values) {
        this.values = values;
    }

    /**
     * @param known what the list understands
     * @throws SwrException if the filter cannot be read
     */
    static SwrQuery of(UriInfo request, Set<String> known) {
        Map<String, String> first = new HashMap<>();
        request.getQueryParameters().forEach((name, values) -> first.put(name, values.get(0)));
        return of(first, known);
    }

    static SwrQuery of(Map<String, String> sent, Set<String> known) {
        Map<String, String> values = new HashMap<>(sent);
        values.keySet().retainAll(known);
        String filter = sent.getOrDefault(FILTER, "");
        if (!filter.isEmpty()) {
            values.putAll(pairs(filter, known));
        }
        return new SwrQuery(values);
    }

    private static Map<String, String> pairs(String filter, Set<String> known) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : filter.split("\\|", -1)) {
            String[] parts = pair.split("::", 2);
            if (parts.length < 2 || !known.contains(parts[0]) || pairs.put(parts[0], parts[1]) != null) {
                throw SwrError.BAD_FILTER.refusal("it is made of "
                        + String.join(", ", known.stream().sorted().toList())
                        + ", each once, as key::value pairs with | between them");
            }
        }
        return pairs;
    }

    /** The text; empty where there is none. */
    String text(String name) {
        return values.getOrDefault(name, "");
    }
}
