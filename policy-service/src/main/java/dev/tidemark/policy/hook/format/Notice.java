package dev.tidemark.policy.hook.format;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import java.time.Instant;
import java.util.Objects;

/**
 * What a source says happened, as far as it says it.
 *
 * @param digest null where it does not say
 * @param tag null for what was pushed, pulled or deleted by its digest, or where the source does not say
 * @param mediaType of the manifest, or null
 * @param at never later than the arrival
 * @param actor who did it, or null
 * @param agent the client's own name for itself, or null
 * @param id by which the source knows the event, or null
 */
public record Notice(
        Action action,
        RepositoryName repository,
        Digest digest,
        Tag tag,
        String mediaType,
        Instant at,
        String actor,
        String agent,
        String id) {

    public Notice {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(repository, "repository");
        Objects.requireNonNull(at, "at");
        if (action != Action.PUSHED && digest == null && (action == Action.PULLED || tag == null)) {
            throw new IllegalArgumentException(action + " of nothing in particular");
        }
    }
}
