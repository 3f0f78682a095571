package dev.tidemark.evaluator.harbor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an absent value is on Harbor's wire: an empty text or map, but a list of its own kind, which is written as null. */
final class Wire {

    private Wire() {}

    static String text(String sent) {
        return sent == null ? "" : sent;
    }

    /** Null elements are kept: a document is refused for them, not garbled. */
    static <T> List<T> list(List<T> sent) {
        return sent == null ? null : Collections.unmodifiableList(new ArrayList<>(sent));
    }

    static <T> Map<String, T> map(Map<String, T> sent) {
        return sent == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(sent));
    }
}
