package dev.tidemark.policy.hook.format;

import java.util.function.Function;

/** What was made of one event. */
public sealed interface Reading {

    /** Folds over the alternatives. */
    <R> R match(Function<Told, R> told, Function<Ignored, R> ignored, Function<Rejected, R> rejected);

    /** It is understood. */
    record Told(Notice notice) implements Reading {
        @Override
        public <R> R match(Function<Told, R> told, Function<Ignored, R> ignored, Function<Rejected, R> rejected) {
            return told.apply(this);
        }
    }

    /** It is understood, and nothing for us. */
    record Ignored(Why why) implements Reading {
        @Override
        public <R> R match(Function<Told, R> told, Function<Ignored, R> ignored, Function<Rejected, R> rejected) {
            return ignored.apply(this);
        }
    }

    /**
     * It is not understood.
     *
     * @param detail fit for a log and for the source
     */
    record Rejected(Flaw flaw, String detail) implements Reading {
        @Override
        public <R> R match(Function<Told, R> told, Function<Ignored, R> ignored, Function<Rejected, R> rejected) {
            return rejected.apply(this);
        }
    }

    /** Why an event is nothing for us. */
    enum Why {
        /** A layer or a configuration, not a manifest. */
        BLOB,
        /** Neither a push nor a pull nor a deletion of something in a registry. */
        OTHER,
        /** A whole repository went: there is no event for that, and the next scan finds out. */
        WHOLE_REPOSITORY,
        /** It does not say what was pulled, or where to something was promoted. */
        UNTOLD,
        /** We did it ourselves. */
        OURS,
        /** Who pulled does not use what it pulls. */
        NOT_ALIVE
    }

    /** Why an event is not understood. */
    enum Flaw {
        MALFORMED,
        INVALID_REPOSITORY,
        INVALID_DIGEST,
        INVALID_TAG
    }
}
