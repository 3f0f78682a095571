package dev.tidemark.evaluator.harbor;

import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Keep.By;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongFunction;

/** Harbor's templates, those that its metadata does not list included. A template's only parameter has the template's own name. */
enum Template {
    LATEST_PUSHED("latestPushedK", 10, count -> new Keep.Newest(By.PUSHED, count)),
    LATEST_PULLED("latestPulledN", 10, count -> new Keep.Newest(By.PULLED, count)),
    LATEST_ACTIVE("latestActiveK", 10, count -> new Keep.Newest(By.ACTIVE, count)),
    DAYS_SINCE_PUSH("nDaysSinceLastPush", 30, days -> new Keep.Within(By.PUSHED, days, false)),
    DAYS_SINCE_PULL("nDaysSinceLastPull", 30, days -> new Keep.Within(By.PULLED, days, false)),
    LAST_DAYS("lastXDays", 10, days -> new Keep.Within(By.PUSHED, days, true)),
    ALWAYS("always", 0, none -> new Keep.Always());

    private final String wireName;
    private final long fallback;
    private final LongFunction<Keep> keep;

    Template(String wireName, long fallback, LongFunction<Keep> keep) {
        this.wireName = wireName;
        this.fallback = fallback;
        this.keep = keep;
    }

    static Optional<Template> named(String name) {
        return Arrays.stream(values())
                .filter(template -> template.wireName.equals(name))
                .findFirst();
    }

    /** The one that keeps just that with some parameter, which is zero where it has none. */
    static Optional<Template> keeping(Keep keep, long parameter) {
        return Arrays.stream(values())
                .filter(template -> template.keep(parameter).equals(keep))
                .findFirst();
    }

    String wireName() {
        return wireName;
    }

    boolean hasParameter() {
        return this != ALWAYS;
    }

    /** What Harbor takes for a parameter that it cannot read. */
    long fallback() {
        return fallback;
    }

    Keep keep(long parameter) {
        return keep.apply(parameter);
    }
}
