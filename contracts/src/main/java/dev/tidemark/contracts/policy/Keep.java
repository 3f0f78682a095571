package dev.tidemark.contracts.policy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tidemark.contracts.Nullable;
import dev.tidemark.contracts.Required;
import java.util.List;
import java.util.Objects;

/** How many, or how old: which of the artifacts that a rule selected it retains. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "keep")
@JsonSubTypes({
    @JsonSubTypes.Type(Keep.Always.class),
    @JsonSubTypes.Type(Keep.Newest.class),
    @JsonSubTypes.Type(Keep.Within.class),
    @JsonSubTypes.Type(Keep.YoungerThan.class),
    @JsonSubTypes.Type(Keep.All.class),
    @JsonSubTypes.Type(Keep.Any.class)
})
public sealed interface Keep {

    /** Folds over the alternatives. */
    <R> R match(Cases<R> cases);

    /** One method per alternative, so that the compiler finds a forgotten one. */
    interface Cases<R> {
        R always(Always keep);

        R newest(Newest keep);

        R within(Within keep);

        R youngerThan(YoungerThan keep);

        R all(All keep);

        R any(Any keep);
    }

    /** The time an artifact is ranked or aged by. */
    enum By {
        /** The last push. */
        PUSHED,
        /** The last pull. */
        PULLED,
        /** The later of the two. */
        ACTIVE,
        /** The creation of the image, as it says itself: a policy that asks for it trusts its builders. */
        CREATED
    }

    /** Everything the rule selected. */
    @JsonTypeName("always")
    record Always() implements Keep {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.always(this);
        }
    }

    /**
     * The newest ones.
     *
     * @param count how many, 0 or more; more than there are means all
     * @param groupBy null to count all that the rule selected together, else how to divide them: each group keeps so many
     */
    @JsonTypeName("newest")
    record Newest(By by, @Required long count, @Nullable GroupBy groupBy) implements Keep {
        public Newest {
            Objects.requireNonNull(by, "by");
            if (count < 0) {
                throw new IllegalArgumentException("a count is not negative: " + count);
            }
        }

        /** The newest of all that the rule selected. */
        public Newest(By by, long count) {
            this(by, count, null);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.newest(this);
        }
    }

    /**
     * The young ones as Harbor reckons, in whole seconds.
     *
     * @param days of 24 hours, 0 or more; a span that reaches before all time saturates and retains everything that has a time
     * @param exclusive whether the very instant of the cut-off is already too old
     */
    @JsonTypeName("within")
    record Within(By by, @Required long days, @Required boolean exclusive) implements Keep {
        public Within {
            Objects.requireNonNull(by, "by");
            if (days < 0) {
                throw new IllegalArgumentException("days are not negative: " + days);
            }
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.within(this);
        }
    }

    /**
     * The young ones, to the instant; what is exactly so old still counts as young.
     *
     * @param seconds the span before now, 0 or more; one that reaches before all time saturates
     */
    @JsonTypeName("younger-than")
    record YoungerThan(By by, @Required long seconds) implements Keep {
        public YoungerThan {
            Objects.requireNonNull(by, "by");
            if (seconds < 0) {
                throw new IllegalArgumentException("seconds are not negative: " + seconds);
            }
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.youngerThan(this);
        }
    }

    /** What all of them retain, at least one; each counts and ages on its own, over all that the rule selected. */
    @JsonTypeName("all")
    record All(List<Keep> of) implements Keep {
        public All {
            of = notNone(of);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.all(this);
        }
    }

    /** What at least one of them retains. */
    @JsonTypeName("any")
    record Any(List<Keep> of) implements Keep {
        public Any {
            of = notNone(of);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.any(this);
        }
    }

    private static List<Keep> notNone(List<Keep> of) {
        if (of.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to combine");
        }
        return List.copyOf(of);
    }
}
