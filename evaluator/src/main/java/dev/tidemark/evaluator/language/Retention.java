package dev.tidemark.evaluator.language;

import dev.tidemark.contracts.policy.GroupBy;
import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Keep.By;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what a rule keeps: always, the newest, those younger than a span with a least and a most number, or several of these together. */
final class Retention {

    private static final Set<String> BOUNDS = Set.of("newest", "youngerThan", "by", "min", "max", "groupBy");

    private Retention() {}

    static Keep keep(DocumentNode node) {
        if (node.has("all")) {
            return new Keep.All(several(node.objectOf(Set.of("all")).required("all")));
        }
        if (node.has("any")) {
            return new Keep.Any(several(node.objectOf(Set.of("any")).required("any")));
        }
        if (node.has("always")) {
            return always(node.objectOf(Set.of("always")).required("always"));
        }
        node.objectOf(BOUNDS);
        if (node.has("newest") == node.has("youngerThan")) {
            throw node.invalid("must have exactly one of the members [all, always, any, newest, youngerThan]");
        }
        return node.has("newest") ? newest(node) : young(node);
    }

    private static Keep always(DocumentNode node) {
        if (!node.flag()) {
            throw node.invalid("can only be true: what is not to be kept has no rule");
        }
        return new Keep.Always();
    }

    private static List<Keep> several(DocumentNode node) {
        List<Keep> parts = node.items().stream().map(Retention::keep).toList();
        if (parts.isEmpty()) {
            throw node.invalid("must not be empty");
        }
        return parts;
    }

    private static Keep newest(DocumentNode node) {
        if (node.has("min") || node.has("max")) {
            throw node.invalid("can have 'min' and 'max' only beside 'youngerThan': 'newest' is both");
        }
        return newest(node, "newest");
    }

    /** At least so many, however old they are; at most so many, however young. */
    private static Keep young(DocumentNode node) {
        if (node.has("groupBy") && !node.has("min") && !node.has("max")) {
            throw node.required("groupBy").invalid("divides what 'min' and 'max' count, and there is neither");
        }
        Keep young = new Keep.YoungerThan(by(node), Span.seconds(node.required("youngerThan")));
        Keep most = node.has("max") ? new Keep.All(List.of(newest(node, "max"), young)) : young;
        if (!node.has("min")) {
            return most;
        }
        if (node.has("max")
                && node.required("min").count() > node.required("max").count()) {
            throw node.invalid("has a 'min' greater than its 'max'");
        }
        return new Keep.Any(List.of(newest(node, "min"), most));
    }

    private static Keep newest(DocumentNode node, String count) {
        return new Keep.Newest(
                by(node),
                node.required(count).count(),
                node.optional("groupBy").map(Retention::groupBy).orElse(null));
    }

    private static By by(DocumentNode node) {
        return node.optional("by").map(by -> oneOf(By.values(), by)).orElse(By.PUSHED);
    }

    private static GroupBy groupBy(DocumentNode node) {
        return node.onlyMemberOf(Set.of("capture", "version")).equals("capture")
                ? new GroupBy.Capture(Patterns.regexp(node.required("capture")))
                : new GroupBy.Version(oneOf(GroupBy.Part.values(), node.required("version")));
    }

    private static <E extends Enum<E>> E oneOf(E[] values, DocumentNode node) {
        String text = node.text();
        return Arrays.stream(values)
                .filter(value -> name(value).equals(text))
                .findFirst()
                .orElseThrow(() -> node.invalid("must be one of "
                        + Arrays.stream(values).map(Retention::name).collect(Collectors.joining(", "))));
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
