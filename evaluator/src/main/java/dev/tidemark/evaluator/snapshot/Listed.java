package dev.tidemark.evaluator.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Lists and maps as they come out of a document, in which null may stand where a value belongs. */
final class Listed {

    private Listed() {}

    /** Empty if the member is null. */
    static <T> List<T> of(List<T> list, String member) {
        if (list == null) {
            return List.of();
        }
        if (list.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException(member + " has a null in it");
        }
        return list;
    }

    /** Null if the member is. */
    static Map<String, String> texts(Map<String, String> texts, String member) {
        if (texts != null) {
            of(new ArrayList<>(texts.values()), member);
        }
        return texts;
    }
}
