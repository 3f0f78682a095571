package dev.tidemark.evaluator.reference;

import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.contracts.policy.Keep.By;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.evaluator.Artifact;
import dev.tidemark.evaluator.TagSeen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is decided on as one.
 *
 * @param whole whether it is the artifact, not only one of its tags
 * @param seen all tags of the artifact, or the one
 * @param pullsOfImages those of what it refers to as an index
 */
record Thing(Artifact artifact, boolean whole, List<TagSeen> seen, Collection<TimeEvidence> pullsOfImages) {

    /** The latest push first, unknown ones last; of the same time the greater tag, then the smaller digest first. */
    static final Comparator<Thing> NEWEST_FIRST = Comparator.comparing(Thing::pushedOrLongAgo)
            .thenComparing(Thing::greatestTag)
            .reversed()
            .thenComparing(thing -> thing.artifact.digest());

    /** As seen from the other end, but that an unknown push counts as the newest. */
    static final Comparator<Thing> OLDEST_FIRST = Comparator.comparing((Thing thing) ->
                    thing.pushed() == null ? Instant.MAX : thing.pushed().at())
            .thenComparing(Thing::greatestTag)
            .thenComparing(thing -> thing.artifact.digest());

    /** Ascending. */
    List<Tag> tags() {
        return seen.stream().map(TagSeen::tag).sorted().toList();
    }

    boolean immutable() {
        return seen.stream().anyMatch(TagSeen::immutable);
    }

    /** The artifact's own may be left out where tags have theirs. */
    private List<TimeEvidence> pushes() {
        List<TimeEvidence> pushes = new ArrayList<>();
        seen.forEach(tag -> pushes.add(tag.pushed()));
        if (whole && (artifact.pushed() != null || seen.isEmpty())) {
            pushes.add(artifact.pushed());
        }
        return pushes;
    }

    Instant firstPossiblePull() {
        return Stream.concat(pushes().stream().map(TimeEvidence::at), Stream.ofNullable(artifact.thereSince()))
                .min(Instant::compareTo)
                .orElseThrow();
    }

    TimeEvidence pushed() {
        return Times.last(pushes());
    }

    /** From when on it had no tag any more; null where it has one. */
    Instant untaggedSince() {
        return artifact.tags().isEmpty() ? artifact.untaggedSince() : null;
    }

    boolean isPushProven() {
        return pushes().stream().allMatch(time -> time != null && time.source() != TimeSource.CREATED_ONLY);
    }

    TimeEvidence pulled() {
        List<TimeEvidence> pulls = new ArrayList<>(pullsOfImages);
        pulls.add(artifact.pulled());
        seen.forEach(tag -> pulls.add(tag.pulled()));
        return Times.last(pulls);
    }

    /** Null if it is not known, or cannot be right. */
    Instant created(Instant now) {
        Instant created = artifact.facts() == null ? null : artifact.facts().created();
        boolean plausible = created != null && !created.isBefore(Times.FIRST_IMAGES) && !created.isAfter(now);
        return plausible ? created : null;
    }

    /** Long ago where it is not known. */
    Instant at(By by, Instant now) {
        Instant pulled = pulled() == null ? Instant.MIN : pulled().at();
        return switch (by) {
            case PUSHED -> pushedOrLongAgo();
            case PULLED -> pulled;
            case ACTIVE -> pulled.isAfter(pushedOrLongAgo()) ? pulled : pushedOrLongAgo();
            case CREATED -> created(now) == null ? Instant.MIN : created(now);
        };
    }

    private Instant pushedOrLongAgo() {
        return pushed() == null ? Instant.MIN : pushed().at();
    }

    private String greatestTag() {
        return tags().isEmpty() ? "" : tags().get(tags().size() - 1).value();
    }
}
