package dev.tidemark.evaluator.meaning;

import java.util.List;
import java.util.stream.Stream;

/** Each of some once, in an order of no meaning. Their texts may be long, so that each is written once and not for every comparison. */
final class InOrder {

    private InOrder() {}

    private record Written<T>(String text, T one) {}

    static <T> List<T> each(Stream<T> some) {
        return some.distinct()
                .map(one -> new Written<>(one.toString(), one))
                .sorted((a, b) -> a.text().compareTo(b.text()))
                .map(Written::one)
                .toList();
    }
}
