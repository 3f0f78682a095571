package dev.tidemark.evaluator;

import dev.tidemark.evaluator.rule.Told;
import dev.tidemark.evaluator.rule.Traits;
import java.time.Instant;
import java.util.Collection;

/** What an index says for all its images, found out when somebody asks. */
record IndexTraits(Images images, int place, Artifact index) implements Traits {

    @Override
    public Instant created() {
        return index.created();
    }

    @Override
    public String mediaType() {
        return index.mediaType();
    }

    @Override
    public Told types() {
        return images.types(place);
    }

    @Override
    public Collection<String> labels(String key) {
        return images.labels(place, key);
    }

    @Override
    public Collection<String> annotation(String key) {
        return index.annotation(key);
    }
}
