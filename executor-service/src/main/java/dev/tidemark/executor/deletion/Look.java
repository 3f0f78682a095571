package dev.tidemark.executor.deletion;

import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.executor.deletion.RegistryEdge.Effect;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A look at a repository before digests of it are deleted, and what follows from it.
 *
 * @param living what lives in it; null if that is not known
 * @param failure why that is not known, otherwise null
 */
record Look(Living living, Effect failure) {

    /** Why this digest, condemned as it is, must stay for now. */
    Optional<Effect> spares(Condemned one, Batch batch, Ledger ledger) {
        if (failure != null) {
            return Optional.of(failure);
        }
        if (!one.withManifest()) {
            return Optional.of(Effect.kept(Reason.SHARED_DIGEST, "the registry cannot delete a tag alone"));
        }
        if (living.digests().contains(one.digest())) {
            return Optional.of(Effect.kept(Reason.MOVED, "something points at it, or refers to it, by now"));
        }
        boolean tagsWentBefore = batch.kind() == Batch.Kind.MANIFESTS && !Batches.isWholeFollower(one);
        if (tagsWentBefore && living.tagged().contains(one.digest())) {
            return Optional.of(Effect.kept(Reason.SHARED_DIGEST, "a tag on it could not be deleted"));
        }
        if (living.isOpaque() && one.tags().isEmpty()) {
            return Optional.of(Effect.kept(Reason.UNKNOWN_MEDIA_TYPE, "something new may refer to it"));
        }
        return needed(one, ledger);
    }

    /** What it follows, and every index that refers to it, has to be gone before it. */
    private Optional<Effect> needed(Condemned one, Ledger ledger) {
        Set<Digest> holders = new TreeSet<>(living.parents().getOrDefault(one.digest(), Set.of()));
        if (one.follows() != null) {
            holders.add(one.follows());
        }
        return holders.stream()
                .flatMap(
                        holder -> ledger
                                .keeps(holder)
                                .map(reason -> Effect.kept(reason, "what it belongs to stays: " + holder))
                                .stream())
                .findFirst();
    }

    /** A digest takes the tags that pointed at it; a tag that had moved away before is not touched by that. */
    Effect effectOn(Subject subject, Effect effect) {
        if (subject.tag() == null || effect.outcome() != Outcome.DELETED && effect.outcome() != Outcome.GONE) {
            return effect;
        }
        Digest now = living.tags().get(subject.tag());
        if (now == null) {
            return Effect.GONE;
        }
        return now.equals(subject.digest()) ? effect : Effect.kept(Reason.MOVED, "it now points at " + now);
    }
}
