package dev.tidemark.evaluator;

import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.evaluator.graph.Manifest;
import dev.tidemark.evaluator.rule.Stamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A manifest of a repository, as far as it is known.
 *
 * @param facts what the manifest says of itself, null where it could not be read: it may then refer to anything
 * @param tags all tags that point at it; empty for an untagged one
 * @param pushed when the manifest itself was pushed, null if unknown; where tags point at it their times tell more, and it may be left out
 * @param pulled when it was last pulled, by whatever name, null if unknown or never
 * @param untaggedSince when its last tag left it, null if unknown; only looked at where no tag points at it. Its age counts from then, so
 *     that what has just lost its name is not old already; its place among others is still that of its push
 */
public record Artifact(
        Digest digest,
        ArtifactFacts facts,
        List<TagSeen> tags,
        TimeEvidence pushed,
        TimeEvidence pulled,
        Instant untaggedSince) {

    public Artifact {
        Objects.requireNonNull(digest, "digest");
        tags = List.copyOf(tags);
        if (facts != null && !facts.digest().equals(digest)) {
            throw new IllegalArgumentException("the facts of " + facts.digest() + " are not those of " + digest);
        }
    }

    /** One of which nobody saw a tag leave it. */
    public Artifact(Digest digest, ArtifactFacts facts, List<TagSeen> tags, TimeEvidence pushed, TimeEvidence pulled) {
        this(digest, facts, tags, pushed, pulled, null);
    }

    /** One that tags point at, never pulled as far as is known. */
    public static Artifact tagged(ArtifactFacts facts, List<TagSeen> tags) {
        return new Artifact(facts.digest(), facts, tags, null, null);
    }

    /** One that no tag points at. */
    public static Artifact untagged(ArtifactFacts facts, TimeEvidence pushed) {
        return new Artifact(facts.digest(), facts, List.of(), pushed, null);
    }

    /** One whose manifest could not be read. */
    public static Artifact unreadable(Digest digest, List<TagSeen> tags) {
        return new Artifact(digest, null, tags, null, null);
    }

    Manifest manifest() {
        return facts == null
                ? new Manifest(digest, Reason.UNREADABLE, List.of(), null, tagNames())
                : new Manifest(digest, doubt(), facts.children(), facts.subject(), tagNames());
    }

    private Reason doubt() {
        return MediaTypes.isKnown(facts.mediaType()) ? null : Reason.UNKNOWN_MEDIA_TYPE;
    }

    /** Whether the registry protects any of its tags. */
    boolean immutable() {
        for (int i = 0; i < tags.size(); i++) {
            if (tags.get(i).immutable()) {
                return true;
            }
        }
        return false;
    }

    /** Ascending. */
    List<Tag> tagNames() {
        return tags.size() == 1
                ? List.of(tags.get(0).tag())
                : tags.stream().map(TagSeen::tag).sorted().toList();
    }

    /**
     * When it was last pushed, as far as is known: the latest of its own time and its tags'. With tags its own may be unknown, since none
     * of them was there before it.
     */
    Stamp lastPush() {
        if (tags.size() == 1 && pushed == null) {
            return Stamp.of(tags.get(0).pushed());
        }
        List<TimeEvidence> times = new ArrayList<>();
        tags.forEach(seen -> times.add(seen.pushed()));
        if (tags.isEmpty() || pushed != null) {
            times.add(pushed);
        }
        return Stamp.ofAll(times);
    }

    /** When it was last pulled, by any of its names; null if unknown or never. */
    TimeEvidence lastPull() {
        TimeEvidence last = pulled;
        for (TagSeen seen : tags) {
            last = Stamp.later(last, seen.pulled());
        }
        return last;
    }
}
