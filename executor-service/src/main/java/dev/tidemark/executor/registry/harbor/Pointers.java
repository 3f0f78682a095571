package dev.tidemark.executor.registry.harbor;

import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.registry.Head;
import dev.tidemark.executor.registry.RegistryException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where all tags of a repository point. */
final class Pointers {

    private static final int MOST_TRIES = 3;

    private final Artifacts artifacts;

    Pointers(Artifacts artifacts) {
        this.artifacts = artifacts;
    }

    Map<Tag, Head> read(RepositoryName repository) {
        for (int number = 1; number <= MOST_TRIES; number++) {
            Optional<Map<Tag, Head>> complete = readOnce(repository);
            if (complete.isPresent()) {
                return complete.get();
            }
        }
        throw new RegistryException(
                "the tags of " + repository + " cannot be read: Harbor lists some tagged artifacts without them");
    }

    /**
     * Nothing where a tagged artifact came without tags: its last one was deleted between two of Harbor's queries, or one of these failed,
     * which Harbor only writes into its log.
     */
    private Optional<Map<Tag, Head>> readOnce(RepositoryName repository) {
        Map<Tag, Head> pointers = new HashMap<>();
        boolean[] complete = {true};
        artifacts.tagged(repository, tagged -> {
            complete[0] &= !tagged.tags().isEmpty();
            // A tag that was moved while we read is on two artifacts; the later page has the newer truth.
            tagged.tags().forEach(tag -> pointers.put(tag, tagged.head()));
        });
        return complete[0] ? Optional.of(pointers) : Optional.empty();
    }
}
