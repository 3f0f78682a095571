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
 * @param tags ascending, empty for an untagged artifact
 * @param pushed of a single tag its own time, of a whole artifact the latest of its own and its tags'
 * @param untaggedSince when its last tag left it, null if it has one, or that is unknown
 * @param pulled the latest pull of it, or of anything it refers to as an index; null if unknown or never
 * @param immutable whether the registry protects it
 */
public record Candidate(
        Digest digest,
        List<Tag> tags,
        Stamp pushed,
        Instant untaggedSince,
        TimeEvidence pulled,
        Traits traits,
        boolean immutable) {

    /**
     * A total order, so that a plan never depends on the order a registry lists in: by push time; at the same time the greater tag is the
     * newer, as {@code v2} mostly is against {@code v1}; then by digest. An unknown time is older than any known one.
     */
    public static final Comparator<Candidate> NEWEST_FIRST = Comparator.<Candidate, Instant>comparing(
                    candidate -> candidate.pushed.atOrMin())
            .thenComparing(Candidate::greatestTag)
            .reversed()
            .thenComparing(Candidate::digest);

    /** The other way round, but for an unknown time: that is the newest here, so that it is the last to go. */
    public static final Comparator<Candidate> OLDEST_FIRST = Comparator.<Candidate, Instant>comparing(
                    candidate -> candidate.pushed.at().orElse(Instant.MAX))
            .thenComparing(Candidate::greatestTag)
            .thenComparing(Candidate::digest);

    /** By whether it has a tag. */
    public static final Comparator<Candidate> TAGGED_FIRST =
            Comparator.comparing(candidate -> candidate.tags.isEmpty());

    public Candidate {
        tags = tags.size() < 2 ? tags : tags.stream().sorted().toList();
    }

    private String greatestTag() {
        return tags.isEmpty() ? "" : tags.get(tags.size() - 1).value();
    }
}
