package dev.tidemark.evaluator.artifactory;

import dev.tidemark.evaluator.InvalidPolicyException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies what was sent as it is, nulls included, and reads it as what it means. */
final class Wire {

    /** Each is tried against every repository of a registry, and travels with every task. */
    private static final int MAX_ITEMS = 200;

    private Wire() {}

    static <T> List<T> list(List<T> sent) {
        return sent == null ? null : Collections.unmodifiableList(new ArrayList<>(sent));
    }

    static <T> Map<String, T> map(Map<String, T> sent) {
        return sent == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(sent));
    }

    /** The texts of a list, none where there is no list. An empty one is refused: what got lost must not count as anything. */
    static List<String> texts(String member, List<String> sent) {
        List<String> texts = sent == null ? List.of() : sent;
        if (texts.size() > MAX_ITEMS) {
            throw InvalidPolicyException.badRequest(member + " has more than " + MAX_ITEMS + " elements");
        }
        if (texts.stream().anyMatch(text -> text == null || text.isBlank())) {
            throw InvalidPolicyException.badRequest(member + " has an empty element");
        }
        return texts;
    }

    /** The same, and at least one. */
    static List<String> someTexts(String member, List<String> sent) {
        List<String> texts = texts(member, sent);
        if (texts.isEmpty()) {
            throw InvalidPolicyException.badRequest(member + " needs at least one element");
        }
        return texts;
    }

    /** The number, 0 where it is not set. */
    static long number(String member, Long sent) {
        if (sent != null && sent < 0) {
            throw InvalidPolicyException.badRequest(member + " must not be negative: " + sent);
        }
        return sent == null ? 0 : sent;
    }
}
