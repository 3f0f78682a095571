package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What rules judge as one: an artifact with all its tags, or a single tag.
 *
 * @param place of its artifact among all
 * @param tags ascending, empty for an untagged artifact
 * @param pushed of a single tag its own time, of a whole artifact the latest of its own and its tags'
 * @param untaggedSince when its last tag left it, null if it has one, or that is unknown
 * @param thereSince since when it may have been pulled, if that was possible before its push
 * @param pulled the latest pull of it, or of anything it refers to as an index; null if unknown or never
 * @param immutable whether the registry protects it
 */
public record Candidate(
        int place,
        Digest digest,
        List<Tag> tags,
        Stamp pushed,
        Instant untaggedSince,
        Instant thereSince,
        TimeEvidence pulled,
        Traits traits,
        boolean immutable) {

    private static final Comparator<Candidate> GREATEST_TAG = Comparator.comparing(Candidate::greatestTag);
    private static final Comparator<Candidate> DIGEST = Comparator.comparing(Candidate::digest);

    /**
     * Where they are in the list, newest first. The order is total, so that a plan never depends on the order a registry lists in: by push
     * time; at the same time the greater tag is the newer, as {@code v2} mostly is against {@code v1}; then by digest. An unknown time is
     * older than any known one.
     */
    public static int[] newestFirst(List<Candidate> all) {
        return new Chronology(all.size(), place -> all.get(place).pushed.atOr(Instant.MIN))
                .newestFirst(
                        Comparator.comparing(all::get, GREATEST_TAG.reversed().thenComparing(DIGEST)));
    }

    /** The other way round, but for an unknown time: that is the newest here, so that it is the last to go. */
    public static int[] oldestFirst(List<Candidate> all) {
        return new Chronology(all.size(), place -> all.get(place).pushed.atOr(Instant.MAX))
                .oldestFirst(Comparator.comparing(all::get, GREATEST_TAG.thenComparing(DIGEST)));
    }

    private String greatestTag() {
        return tags.isEmpty() ? "" : tags.get(tags.size() - 1).value();
    }
}
