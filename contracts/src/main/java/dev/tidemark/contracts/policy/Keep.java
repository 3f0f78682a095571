package dev.tidemark.contracts.policy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tidemark.contracts.Required;
import java.util.Objects;

/** How many, or how old: which of the artifacts that a rule selected it retains. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "keep")
@JsonSubTypes({
    @JsonSubTypes.Type(Keep.Always.class),
    @JsonSubTypes.Type(Keep.Newest.class),
    @JsonSubTypes.Type(Keep.Within.class)
})
public sealed interface Keep {

    /** Folds over the alternatives. */
    <R> R match(Cases<R> cases);

    /** One method per alternative, so that the compiler finds a forgotten one. */
    interface Cases<R> {
        R always(Always keep);

        R newest(Newest keep);

        R within(Within keep);
    }

    /** The time an artifact is ranked or aged by. */
    enum By {
        /** The last push. */
        PUSHED,
        /** The last pull. */
        PULLED,
        /** The later of the two. */
        ACTIVE
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
     */
    @JsonTypeName("newest")
    record Newest(By by, @Required long count) implements Keep {
        public Newest {
            Objects.requireNonNull(by, "by");
            if (count < 0) {
                throw new IllegalArgumentException("a count is not negative: " + count);
            }
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.newest(this);
        }
    }

    /**
     * The young ones.
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
}
