package dev.tidemark.evaluator.swr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies what was sent as it is, null elements included: a document is refused for them, not garbled. */
final class Wire {

    private Wire() {}

    static <T> List<T> list(List<T> sent) {
        return sent == null ? null : Collections.unmodifiableList(new ArrayList<>(sent));
    }

    static <T> Map<String, T> map(Map<String, T> sent) {
        return sent == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(sent));
    }
}
