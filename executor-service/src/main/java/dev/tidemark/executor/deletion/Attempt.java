package dev.tidemark.executor.deletion;

import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.execution.SubjectOutcome;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.deletion.RegistryEdge.Effect;
import dev.tidemark.executor.facts.FactsCache;
import dev.tidemark.executor.guard.Ownership;
import dev.tidemark.executor.registry.RegistryDeleter;
import dev.tidemark.executor.registry.RegistryException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Carries out one batch: looks at what lives, deletes what still may go, one request at a time, and says what became of each subject. */
final class Attempt {

    private final RegistryDeleter deleter;
    private final RepositoryName repository;
    private final Map<Tag, Digest> condemnedTags;
    private final Ledger ledger;
    private final FactsCache facts;
    private final Ownership ownership;
    private final Supplier<Optional<Reason>> interruption;
    private final RegistryEdge edge;

    /** @param interruption why nothing more may be deleted, asked between any two deletions */
    Attempt(
            RegistryDeleter deleter,
            RepositoryName repository,
            List<Condemned> plan,
            Ledger ledger,
            FactsCache facts,
            Ownership ownership,
            Supplier<Optional<Reason>> interruption) {
        this.deleter = deleter;
        this.repository = repository;
        this.condemnedTags = condemnedTags(plan);
        this.ledger = ledger;
        this.facts = facts;
        this.ownership = ownership;
        this.interruption = interruption;
        this.edge = new RegistryEdge(deleter, repository, ownership);
    }

    private static Map<Tag, Digest> condemnedTags(List<Condemned> plan) {
        Map<Tag, Digest> tags = new HashMap<>();
        plan.forEach(one -> one.tags().forEach(tag -> tags.put(tag, one.digest())));
        return tags;
    }

    List<SubjectOutcome> carryOut(Batch batch) {
        return batch.kind() == Batch.Kind.TAGS ? deleteTags(batch) : deleteDigests(batch);
    }

    private List<SubjectOutcome> deleteTags(Batch batch) {
        List<SubjectOutcome> outcomes = new ArrayList<>();
        for (Subject subject : batch.subjects()) {
            if (ledger.of(subject).isEmpty()) {
                outcomes.add(deleteTag(subject));
            }
        }
        return outcomes;
    }

    private SubjectOutcome deleteTag(Subject subject) {
        ownership.awaitSure();
        Effect effect = interruption
                .get()
                .map(reason -> Effect.kept(reason, null))
                .orElseGet(() -> edge.deleteTag(subject.tag(), subject.digest()));
        return told(subject, effect);
    }

    private List<SubjectOutcome> deleteDigests(Batch batch) {
        List<SubjectOutcome> outcomes = new ArrayList<>();
        Look look = look();
        for (Condemned one : batch.condemned()) {
            List<Subject> subjects = batch.subjectsOf(one);
            if (ledger.covers(subjects)) {
                continue;
            }
            // Each look takes a while, in which the partition may be lost: the last question before a deletion is whose
            // it is.
            while (ownership.awaitSure()) {
                look = look();
            }
            Optional<Reason> interrupted = interruption.get();
            List<SubjectOutcome> told = interrupted.isPresent()
                    ? all(subjects, Effect.kept(interrupted.get(), null))
                    : deleteDigest(one, batch, look);
            ledger.add(told);
            outcomes.addAll(told);
        }
        return outcomes;
    }

    private List<SubjectOutcome> deleteDigest(Condemned one, Batch batch, Look look) {
        List<Subject> subjects = batch.subjectsOf(one);
        Optional<Effect> spared = spared(one, batch, look);
        if (spared.isPresent()) {
            return all(subjects, spared.get());
        }
        if (batch.kind() == Batch.Kind.MANIFESTS && subjects.size() > 1) {
            return deleteTagsThenManifest(subjects);
        }
        Effect effect = edge.deleteManifest(one.digest());
        return subjects.stream()
                .map(subject -> told(subject, effectOn(subject, effect, look.living())))
                .toList();
    }

    /** Of what follows another manifest, once that is gone: the manifest goes only if all its tags went. */
    private List<SubjectOutcome> deleteTagsThenManifest(List<Subject> subjects) {
        List<SubjectOutcome> outcomes = new ArrayList<>();
        for (Subject subject : subjects) {
            if (subject.tag() != null) {
                outcomes.add(ledger.of(subject).orElseGet(() -> deleteTag(subject)));
            } else {
                ownership.awaitSure();
                outcomes.add(told(
                        subject,
                        outcomes.stream().allMatch(Ledger::isOff)
                                ? edge.deleteManifest(subject.digest())
                                : Effect.kept(Reason.SHARED_DIGEST, "a tag on it could not be deleted")));
            }
        }
        return outcomes;
    }

    /** Why this digest, condemned as it is, must stay for now. */
    private Optional<Effect> spared(Condemned one, Batch batch, Look look) {
        if (look.failure() != null) {
            return Optional.of(look.failure());
        }
        if (!one.withManifest()) {
            return Optional.of(Effect.kept(Reason.SHARED_DIGEST, "the registry cannot delete a tag alone"));
        }
        Living living = look.living();
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
        return needed(one, living);
    }

    /** What it follows, and every index that refers to it, has to be gone before it. */
    private Optional<Effect> needed(Condemned one, Living living) {
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
    private static Effect effectOn(Subject subject, Effect effect, Living living) {
        if (subject.tag() == null || effect.outcome() != Outcome.DELETED && effect.outcome() != Outcome.GONE) {
            return effect;
        }
        Digest now = living.tags().get(subject.tag());
        if (now == null) {
            return Effect.GONE;
        }
        return now.equals(subject.digest()) ? effect : Effect.kept(Reason.MOVED, "it now points at " + now);
    }

    /** A look at the repository: what lives, or why that is not known. */
    private record Look(Living living, Effect failure) {}

    private Look look() {
        try {
            return Living.look(deleter.reader(), repository, condemnedTags, facts)
                    .map(living -> new Look(living, null))
                    .orElseGet(() -> new Look(
                            null,
                            Effect.failed(Reason.NOT_VERIFIED, "the registry does not know the repository any more")));
        } catch (RegistryException e) {
            return new Look(null, Effect.kept(Reason.RECHECK_FAILED, e.getMessage()));
        }
    }

    private static List<SubjectOutcome> all(List<Subject> subjects, Effect effect) {
        return subjects.stream().map(subject -> told(subject, effect)).toList();
    }

    private static SubjectOutcome told(Subject subject, Effect effect) {
        return new SubjectOutcome(subject, effect.outcome(), effect.reason(), effect.detail());
    }
}
