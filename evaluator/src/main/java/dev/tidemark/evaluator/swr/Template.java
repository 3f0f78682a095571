package dev.tidemark.evaluator.swr;

import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Keep.By;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongFunction;

/** SWR's templates, each with its one parameter. The bounds are those of its console; its API documents none. */
enum Template {
    DATE("date_rule", "days", 365, days -> new Keep.YoungerThan(By.PUSHED, days * 86_400)),
    TAG("tag_rule", "num", 1_000, count -> new Keep.Newest(By.PUSHED, count));

    private final String wireName;
    private final String parameter;
    private final long max;
    private final LongFunction<Keep> keep;

    Template(String wireName, String parameter, long max, LongFunction<Keep> keep) {
        this.wireName = wireName;
        this.parameter = parameter;
        this.max = max;
        this.keep = keep;
    }

    static Optional<Template> named(String name) {
        return Arrays.stream(values())
                .filter(template -> template.wireName.equals(name))
                .findFirst();
    }

    String wireName() {
        return wireName;
    }

    String parameter() {
        return parameter;
    }

    /** The greatest value of the parameter; the least is 1. */
    long max() {
        return max;
    }

    Keep keep(long value) {
        return keep.apply(value);
    }
}
