package dev.tidemark.executor.registry.oci;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.registry.http.Answer;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Whether the registry deletes tags as tags: it is asked to delete one that does not exist. If it says, in its own words, that it
 * does not know that tag, it would have deleted a known one; if it objects to the reference, it would not.
 */
final class TagProbe {

    private static final Logger LOG = Logger.getLogger(TagProbe.class);
    private static final Set<Integer> OBJECTIONS = Set.of(400, 405);

    private final ManifestDelete delete;
    private final RegistryName registry;
    private final Supplier<Tag> unheardOf;
    private volatile Optional<Boolean> known = Optional.empty();

    TagProbe(ManifestDelete delete, RegistryName registry, Supplier<Tag> unheardOf) {
        this.delete = delete;
        this.registry = registry;
        this.unheardOf = unheardOf;
    }

    boolean deletesTags(RepositoryName repository) {
        if (known.isEmpty()) {
            Answer answer =
                    delete.send(delete.request(repository, unheardOf.get().value()));
            known = meaning(answer);
            String meaning = known.map(yes -> yes ? "deletes tags" : "deletes digests only")
                    .orElse("stays unclear");
            LOG.infof("%s %s: it answered %s to the probe", registry, meaning, answer.description());
        }
        return known.orElse(false);
    }

    private static Optional<Boolean> meaning(Answer answer) {
        // An unknown repository tells nothing about tags, whatever the status.
        if (answer.error().isAnyOf("NAME_UNKNOWN")) {
            return Optional.empty();
        }
        if (answer.status() == 404 && answer.error().isAnyOf("MANIFEST_UNKNOWN", "TAG_UNKNOWN", "NOT_FOUND")) {
            return Optional.of(true);
        }
        return objects(answer) ? Optional.of(false) : Optional.empty();
    }

    /** In the registry's own words: what has none may be a proxy's, or of a registry that changes nothing just now. */
    private static boolean objects(Answer answer) {
        boolean worded = !answer.error().code().isEmpty() && !answer.error().isAnyOf("DENIED");
        return answer.status() == 501 || (worded && OBJECTIONS.contains(answer.status()));
    }
}
