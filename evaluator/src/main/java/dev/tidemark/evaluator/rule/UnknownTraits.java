package dev.tidemark.evaluator.rule;

import java.time.Instant;
import java.util.Collection;

/** Those of what could not be read. */
record UnknownTraits() implements Traits {

    @Override
    public Instant created() {
        return null;
    }

    @Override
    public String mediaType() {
        return null;
    }

    @Override
    public Told types() {
        return Told.UNKNOWN;
    }

    @Override
    public Collection<String> labels(String key) {
        return null;
    }

    @Override
    public Collection<String> annotation(String key) {
        return null;
    }
}
