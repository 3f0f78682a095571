package dev.tidemark.executor.deletion;

import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.execution.SubjectOutcome;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.deletion.RegistryEdge.Effect;
import dev.tidemark.executor.facts.FactsCache;
import dev.tidemark.executor.registry.RegistryBusyException;
import dev.tidemark.executor.registry.RegistryDeleter;
import dev.tidemark.executor.registry.RegistryException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Carries out one batch: looks at what lives, deletes what still may go, one request at a time, and says what became of each subject. A
 * busy registry is left alone for a while; after that, and after every other wait, what was seen before does not count any more.
 */
final class Attempt {

    private final RegistryDeleter deleter;
    private final RepositoryName repository;
    private final Map<Tag, Digest> condemnedTags;
    private final Ledger ledger;
    private final FactsCache facts;
    private final Leeway leeway;
    private final RegistryEdge edge;
    /** Null where it has to be made again. */
    private Look look;

    Attempt(
            RegistryDeleter deleter,
            RepositoryName repository,
            List<Condemned> plan,
            Ledger ledger,
            FactsCache facts,
            Leeway leeway) {
        this.deleter = deleter;
        this.repository = repository;
        this.condemnedTags = condemnedTags(plan);
        this.ledger = ledger;
        this.facts = facts;
        this.leeway = leeway;
        this.edge = new RegistryEdge(deleter, repository, leeway);
    }

    private static Map<Tag, Digest> condemnedTags(List<Condemned> plan) {
        Map<Tag, Digest> tags = new HashMap<>();
        plan.forEach(one -> one.tags().forEach(tag -> tags.put(tag, one.digest())));
        return tags;
    }

    /** What became of those subjects of the batch that had no outcome before; the ledger has it too. */
    List<SubjectOutcome> carryOut(Batch batch) {
        List<SubjectOutcome> outcomes = new ArrayList<>();
        look = null;
        for (Condemned one : batch.condemned()) {
            List<Subject> open = batch.subjectsOf(one).stream()
                    .filter(subject -> ledger.of(subject).isEmpty())
                    .toList();
            if (batch.kind() == Batch.Kind.TAGS) {
                open.forEach(this::deleteTag);
            } else if (!open.isEmpty()) {
                ledger.add(deleteDigest(one, batch));
            }
            open.forEach(subject -> outcomes.add(ledger.of(subject).orElseThrow()));
        }
        return outcomes;
    }

    private void deleteTag(Subject subject) {
        leeway.awaitSure();
        Effect effect = leeway.interruption()
                .map(reason -> Effect.kept(reason, null))
                .orElseGet(() -> deleteTagPatiently(subject));
        ledger.add(List.of(told(subject, effect)));
    }

    private Effect deleteTagPatiently(Subject subject) {
        try {
            return leeway.patiently(() -> request(() -> edge.deleteTag(subject.tag(), subject.digest())));
        } catch (RegistryBusyException busy) {
            return givenUp(subject, busy);
        }
    }

    private List<SubjectOutcome> deleteDigest(Condemned one, Batch batch) {
        List<Subject> subjects = batch.subjectsOf(one);
        try {
            return leeway.patiently(() -> tryDigest(one, batch, subjects));
        } catch (RegistryBusyException busy) {
            return all(subjects, givenUp(Subject.manifest(one.digest()), busy));
        }
    }

    private List<SubjectOutcome> tryDigest(Condemned one, Batch batch, List<Subject> subjects) {
        // A look takes a while, in which the partition may be lost: whose it is, is the last question of all.
        while (leeway.awaitSure() || look == null) {
            look = look();
        }
        Optional<Effect> spared = leeway.interruption()
                .map(reason -> Effect.kept(reason, null))
                .or(() -> look.spares(one, batch, ledger));
        if (spared.isPresent()) {
            return all(subjects, spared.get());
        }
        if (batch.kind() == Batch.Kind.MANIFESTS && subjects.size() > 1) {
            return deleteTagsThenManifest(one, batch, subjects);
        }
        Effect effect = request(() -> edge.deleteManifest(one.digest()));
        return subjects.stream()
                .map(subject -> told(subject, look.effectOn(subject, effect)))
                .toList();
    }

    /** Of what follows another manifest, once that is gone: the manifest goes only if all its tags went. */
    private List<SubjectOutcome> deleteTagsThenManifest(Condemned one, Batch batch, List<Subject> subjects) {
        List<Subject> tags =
                subjects.stream().filter(subject -> subject.tag() != null).toList();
        tags.stream().filter(tag -> ledger.of(tag).isEmpty()).forEach(this::deleteTag);
        if (leeway.awaitSure() || look == null) {
            look = null;
            // The tags have their outcomes by now, so that only the manifest is left to be decided on.
            return tryDigest(one, batch, subjects);
        }
        boolean tagsWent = tags.stream()
                .allMatch(tag -> ledger.of(tag).filter(Ledger::isOff).isPresent());
        return all(
                subjects,
                tagsWent
                        ? request(() -> edge.deleteManifest(one.digest()))
                        : Effect.kept(Reason.SHARED_DIGEST, "a tag on it could not be deleted"));
    }

    /** What was seen before a busy registry was left alone does not count after it. */
    private Effect request(Supplier<Effect> deletion) {
        try {
            return deletion.get();
        } catch (RegistryBusyException busy) {
            look = null;
            throw busy;
        }
    }

    /** There is no more time to wait in, or somebody stopped it. */
    private Effect givenUp(Subject subject, RegistryBusyException busy) {
        boolean stopped =
                leeway.interruption().filter(reason -> reason == Reason.STOPPED).isPresent();
        return edge.claim(subject)
                .orElseGet(() -> stopped
                        ? Effect.kept(Reason.STOPPED, null)
                        : Effect.failed(Reason.REGISTRY_ERROR, busy.getMessage()));
    }

    private Look look() {
        try {
            return leeway.patiently(() -> Living.look(deleter.reader(), repository, condemnedTags, facts))
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
