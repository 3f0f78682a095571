package dev.tidemark.executor.deletion;

import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.guard.Ownership;
import dev.tidemark.executor.registry.DeleteAnswer;
import dev.tidemark.executor.registry.Head;
import dev.tidemark.executor.registry.RegistryBusyException;
import dev.tidemark.executor.registry.RegistryDeleter;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.RegistryReader;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Deletes one thing and makes sure of what became of it: a deletion that was accepted is verified, and an absence is believed only
 * while the registry and the repository answer.
 */
final class RegistryEdge {

    private final RegistryDeleter deleter;
    private final RegistryReader reader;
    private final RepositoryName repository;
    private final Ownership ownership;
    /** What was asked to be deleted, as long as it is not known what came of that. */
    private final Set<Subject> open = new HashSet<>();

    RegistryEdge(RegistryDeleter deleter, RepositoryName repository, Ownership ownership) {
        this.deleter = deleter;
        this.reader = deleter.reader();
        this.repository = repository;
        this.ownership = ownership;
    }

    /** What a deletion came to; reason and detail are null where there is nothing to explain. */
    record Effect(Outcome outcome, Reason reason, String detail) {

        static final Effect DELETED = new Effect(Outcome.DELETED, null, null);
        static final Effect GONE = new Effect(Outcome.GONE, null, null);

        static Effect failed(Reason reason, String detail) {
            return new Effect(Outcome.FAILED, reason, detail);
        }

        static Effect kept(Reason reason, String detail) {
            return new Effect(Outcome.KEPT, reason, detail);
        }
    }

    /** @throws RegistryBusyException if it is to be tried again, after another look */
    Effect deleteManifest(Digest digest) {
        Subject subject = Subject.manifest(digest);
        return guarded(
                subject,
                () -> delete(
                        subject, () -> deleter.deleteManifest(repository, digest), () -> reader.head(repository, digest)
                                .isEmpty()));
    }

    /**
     * Deletes the tag if it still points where it pointed when it was condemned.
     *
     * @throws RegistryBusyException if it is to be tried again
     */
    Effect deleteTag(Tag tag, Digest decided) {
        Subject subject = new Subject(decided, tag);
        return guarded(subject, () -> {
            // The look may have taken long; one that had to be waited after is stale, and made again.
            do {
                Optional<Head> head = reader.head(repository, tag);
                if (head.isEmpty()) {
                    return oursIf(open.contains(subject), gone());
                }
                Optional<Effect> moved = moved(head.get(), decided);
                if (moved.isPresent()) {
                    return moved.get();
                }
            } while (ownership.awaitSure());
            return delete(subject, () -> deleter.deleteTag(repository, tag, decided), () -> reader.head(repository, tag)
                    .filter(now -> now.digest().equals(decided))
                    .isEmpty());
        });
    }

    /** That it was us who deleted it, where that was asked for, and it turns out to be gone although no answer said so. */
    Optional<Effect> claim(Subject subject) {
        return open.contains(subject) ? ours(subject) : Optional.empty();
    }

    /** What became of a subject that somebody else set out to delete: gone, still there, or, if the registry does not say, unknown. */
    Optional<Effect> lookUp(Subject subject) {
        try {
            Optional<Head> there = subject.tag() == null
                    ? reader.head(repository, subject.digest())
                    : reader.head(repository, subject.tag())
                            .filter(head -> head.digest().equals(subject.digest()));
            return Optional.of(there.isPresent() ? Effect.kept(null, null) : gone());
        } catch (RegistryException unknown) {
            return Optional.empty();
        }
    }

    private Effect delete(Subject subject, Supplier<DeleteAnswer> request, BooleanSupplier isOff) {
        boolean asked = !open.add(subject);
        DeleteAnswer answer = request.get();
        if (answer.kind() != DeleteAnswer.Kind.ACCEPTED && !asked) {
            open.remove(subject);
        }
        return switch (answer.kind()) {
            case ACCEPTED ->
                isOff.getAsBoolean()
                        ? Effect.DELETED
                        : Effect.failed(
                                Reason.NOT_VERIFIED, "the registry accepted the deletion, and it is still there");
            case NOT_FOUND -> movedSinceLookedAt(subject).orElseGet(() -> oursIf(asked, gone()));
            case REFUSED -> Effect.failed(Reason.REFUSED, answer.detail());
            case UNSUPPORTED -> Effect.failed(Reason.UNSUPPORTED, answer.detail());
        };
    }

    /** A registry that compares does not find, on the digest that was decided on, a tag that was moved after the last look. */
    private Optional<Effect> movedSinceLookedAt(Subject subject) {
        return Optional.ofNullable(subject.tag())
                .flatMap(tag -> reader.head(repository, tag))
                .flatMap(head -> moved(head, subject.digest()));
    }

    private static Optional<Effect> moved(Head head, Digest decided) {
        return head.digest().equals(decided)
                ? Optional.empty()
                : Optional.of(Effect.kept(Reason.MOVED, "it now points at " + head.digest()));
    }

    private Effect gone() {
        reader.ping();
        return reader.isKnown(repository)
                ? Effect.GONE
                : Effect.failed(Reason.NOT_VERIFIED, "the registry does not know the repository either");
    }

    private Optional<Effect> ours(Subject subject) {
        return lookUp(subject).filter(found -> found.outcome() == Outcome.GONE).map(gone -> Effect.DELETED);
    }

    private static Effect oursIf(boolean asked, Effect found) {
        return asked && found.outcome() == Outcome.GONE ? Effect.DELETED : found;
    }

    /** A request whose answer was lost may have done its work all the same: then it was us. */
    private Effect guarded(Subject subject, Supplier<Effect> deletion) {
        try {
            return deletion.get();
        } catch (RegistryBusyException busy) {
            throw busy;
        } catch (RegistryException e) {
            return ours(subject).orElseGet(() -> Effect.failed(Reason.REGISTRY_ERROR, e.getMessage()));
        }
    }
}
