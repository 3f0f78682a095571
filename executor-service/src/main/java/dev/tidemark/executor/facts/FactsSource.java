package dev.tidemark.executor.facts;

import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import java.util.Collection;
import java.util.List;

/** Where facts are that somebody read before, whoever it was and wherever: a manifest is the same in every repository. */
public interface FactsSource {

    /** One that knows nothing. */
    FactsSource NONE = digests -> List.of();

    /** The facts of those that are known; none where the answer is late, broken or an error. Never throws. */
    Collection<ArtifactFacts> of(Collection<Digest> digests);
}
