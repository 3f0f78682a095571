package dev.tidemark.evaluator;

import dev.tidemark.contracts.execution.FreedBytes;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.evaluator.graph.Manifest;
import dev.tidemark.evaluator.rule.Stamp;
import dev.tidemark.evaluator.rule.Told;
import dev.tidemark.evaluator.rule.Traits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A manifest of a repository, as far as it is known. It answers for itself to rules; for an index, its {@link Images} do.
 *
 * @param facts what the manifest says of itself, null where it could not be read: it may then refer to anything
 * @param tags all tags that point at it; empty for an untagged one
 * @param pushed when the manifest itself was pushed, null if unknown; where tags point at it their times tell more, and it may be left out
 * @param pulled when it was last pulled, by whatever name, null if unknown or never
 * @param untaggedSince when its last tag left it, null if unknown; only looked at where no tag points at it. Its age counts from then, so
 *     that what has just lost its name is not old already; its place among others is still that of its push
 * @param thereSince since when it may have been there, by whatever name, and been pulled; null where nothing says that it was before its
 *     push. Only looked at to tell whether it was never pulled
 */
public record Artifact(
        Digest digest,
        ArtifactFacts facts,
        List<TagSeen> tags,
        TimeEvidence pushed,
        TimeEvidence pulled,
        Instant untaggedSince,
        Instant thereSince)
        implements Manifest, Traits {

    public Artifact {
        Objects.requireNonNull(digest, "digest");
        tags = List.copyOf(tags);
        if (facts != null && !facts.digest().equals(digest)) {
            throw new IllegalArgumentException("the facts of " + facts.digest() + " are not those of " + digest);
        }
    }

    /** One that was not there before it was pushed. */
    public Artifact(
            Digest digest,
            ArtifactFacts facts,
            List<TagSeen> tags,
            TimeEvidence pushed,
            TimeEvidence pulled,
            Instant untaggedSince) {
        this(digest, facts, tags, pushed, pulled, untaggedSince, null);
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

    @Override
    public Reason doubt() {
        if (facts == null) {
            return Reason.UNREADABLE;
        }
        return MediaTypes.isKnown(facts.mediaType()) ? null : Reason.UNKNOWN_MEDIA_TYPE;
    }

    @Override
    public List<Digest> children() {
        return facts == null ? List.of() : facts.children();
    }

    @Override
    public Digest subject() {
        return facts == null ? null : facts.subject();
    }

    @Override
    public List<Tag> tagNames() {
        Tag[] names = new Tag[tags.size()];
        Arrays.setAll(names, i -> tags.get(i).tag());
        Arrays.sort(names);
        return List.of(names);
    }

    @Override
    public Instant created() {
        return facts == null ? null : facts.created();
    }

    @Override
    public String mediaType() {
        return facts == null ? null : MediaTypes.bare(facts.mediaType());
    }

    /** What declares nothing, and is not understood either, may be anything. */
    @Override
    public Told types() {
        String type = facts == null ? null : facts.artifactType();
        return type == null ? new Told(Set.of(), doubt() == null) : new Told(Set.of(type), true);
    }

    @Override
    public Collection<String> labels(String key) {
        return facts == null ? null : value(facts.labels(), key);
    }

    @Override
    public Collection<String> annotation(String key) {
        return facts == null ? null : value(facts.annotations(), key);
    }

    private static Collection<String> value(Map<String, String> texts, String key) {
        if (texts == null) {
            return null;
        }
        String value = texts.get(key);
        return value == null ? List.of() : List.of(value);
    }

    boolean isIndex() {
        return !children().isEmpty();
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

    /** What its deletion can free, null if nobody knows. Nobody vouches for sizes, and none is worth a plan that is not made. */
    FreedBytes frees() {
        return facts == null ? null : new FreedBytes(Math.max(0, facts.size()), Math.max(0, facts.contentSize()));
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
