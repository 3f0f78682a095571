package dev.tidemark.executor.planning;

import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.evaluator.Artifact;
import dev.tidemark.evaluator.Snapshot;
import dev.tidemark.evaluator.TagSeen;
import dev.tidemark.evaluator.rule.Stamp;
import dev.tidemark.executor.registry.ToldArtifact;
import dev.tidemark.executor.registry.ToldTag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Makes of a reading what the evaluator judges: artifacts with their tags and the evidence of their age. Pure. */
final class Snapshots {

    private final Reading reading;
    private final PushTimes times;
    private final Map<Digest, List<Tag>> tagsInInventory = new HashMap<>();

    private Snapshots(Reading reading, PushTimes times) {
        this.reading = reading;
        this.times = times;
        reading.inventory().tags().forEach((tag, known) -> tagsInInventory
                .computeIfAbsent(known.digest(), digest -> new ArrayList<>())
                .add(tag));
    }

    /** As long as nobody knows whether the registry can delete a tag alone, it cannot. */
    static Snapshot of(Reading reading, boolean createdCounts) {
        return of(reading, createdCounts, reading.deletesTags().orElse(false));
    }

    static Snapshot of(Reading reading, boolean createdCounts, boolean deletesTags) {
        PushTimes times = new PushTimes(reading.inventory(), createdCounts, reading.seen());
        return new Snapshots(reading, times).snapshot(deletesTags);
    }

    private Snapshot snapshot(boolean deletesTags) {
        Map<Digest, List<Tag>> tags = new HashMap<>();
        reading.tags().forEach((tag, digest) -> tags.computeIfAbsent(digest, d -> new ArrayList<>())
                .add(tag));
        List<Artifact> artifacts = new ArrayList<>();
        for (ArtifactFacts facts : reading.facts().values()) {
            artifacts.add(artifact(withCreated(facts), tags.getOrDefault(facts.digest(), List.of())));
        }
        for (Digest digest : reading.unreadable()) {
            List<TagSeen> seen = seen(digest, tags.getOrDefault(digest, List.of()), null);
            artifacts.add(new Artifact(digest, null, seen, null, pulled(digest), null, Instant.MIN));
        }
        return new Snapshot(reading.repository(), artifacts, deletesTags, reading.pullsKnownSince());
    }

    private Artifact artifact(ArtifactFacts facts, List<Tag> tags) {
        ToldArtifact told = reading.told().artifacts().get(facts.digest());
        if (told != null) {
            return told(told, facts);
        }
        return tags.isEmpty() ? untagged(facts) : tagged(facts, tags);
    }

    private Artifact tagged(ArtifactFacts facts, List<Tag> tags) {
        List<TagSeen> seen = seen(facts.digest(), tags, facts.created());
        return new Artifact(facts.digest(), facts, seen, null, pulled(facts.digest()), null, thereSince(facts));
    }

    /**
     * A manifest may have been there, and been pulled, by a name that is gone, or by none, which no listing shows. It was not before its
     * image was made; what does not say when that was may always have been there.
     */
    private static Instant thereSince(ArtifactFacts facts) {
        return facts.created() == null ? Instant.MIN : facts.created();
    }

    /** The last pull that an event told. */
    private TimeEvidence pulled(Digest digest) {
        Instant pulled = reading.inventory().pulled().get(digest);
        return pulled == null ? null : new TimeEvidence(pulled, TimeSource.EVENT);
    }

    private Artifact untagged(ArtifactFacts facts) {
        List<Tag> left = left(facts.digest());
        TimeEvidence pushed = left.isEmpty()
                ? times.ofUntagged(facts.digest(), facts.created())
                : times.ofLeft(facts.digest(), left, facts.created());
        Instant since = left.isEmpty() ? times.untaggedSince(facts.digest()) : reading.seen();
        return new Artifact(facts.digest(), facts, List.of(), pushed, pulled(facts.digest()), since, thereSince(facts));
    }

    /** Tags that are still on it in the inventory: they left it since then; nobody knows when, so that it counts from now. */
    private List<Tag> left(Digest digest) {
        return tagsInInventory.getOrDefault(digest, List.of());
    }

    private Artifact told(ToldArtifact told, ArtifactFacts facts) {
        List<TagSeen> tags = told.tags().stream()
                .sorted(Comparator.comparing(ToldTag::tag))
                .map(tag -> new TagSeen(tag.tag(), told(tag.pushed()), told(tag.pulled()), tag.immutable()))
                .toList();
        TimeEvidence pulled = Stamp.later(told(told.pulled()), pulled(told.digest()));
        return new Artifact(told.digest(), facts, tags, told(told.pushed()), pulled);
    }

    private static TimeEvidence told(Instant time) {
        return time == null ? null : new TimeEvidence(time, TimeSource.REGISTRY);
    }

    private List<TagSeen> seen(Digest digest, List<Tag> tags, Instant created) {
        return tags.stream()
                .sorted()
                .map(tag -> new TagSeen(tag, times.of(tag, digest, created)))
                .toList();
    }

    /** An index is as young as its newest child, unless it says so itself. */
    private ArtifactFacts withCreated(ArtifactFacts facts) {
        if (facts.created() != null || facts.children().isEmpty()) {
            return facts;
        }
        Instant created = newest(facts, new HashSet<>());
        return new ArtifactFacts(
                facts.digest(),
                facts.mediaType(),
                facts.artifactType(),
                facts.size(),
                facts.contentSize(),
                created,
                facts.children(),
                facts.subject(),
                facts.labels(),
                facts.annotations());
    }

    private Instant newest(ArtifactFacts facts, Set<Digest> visited) {
        if (facts == null || !visited.add(facts.digest())) {
            return null;
        }
        if (facts.created() != null) {
            return facts.created();
        }
        return facts.children().stream()
                .map(child -> newest(reading.facts().get(child), visited))
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }
}
