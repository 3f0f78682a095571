package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What rules judge as one: an artifact with all its tags, or a single tag.
 *
 * @param tags ascending, empty for an untagged artifact
 * @param pushed latest of its tags' times
 * @param pulled its last pull
 */
public record Candidate(Digest digest, List<Tag> tags, Stamp pushed, Stamp pulled) {

    /**
     * A total order, so that a plan never depends on the order a registry lists in: by push time; at the same time the greater tag is the
     * newer, as {@code v2} mostly is against {@code v1}; then by digest. An unknown time is older than any known one.
     */
    public static final Comparator<Candidate> NEWEST_FIRST = newestFirst(Keep.By.PUSHED);

    /** The other way round, but for an unknown time: that is the newest here, so that it is the last to go. */
    public static final Comparator<Candidate> OLDEST_FIRST = Comparator.<Candidate, Instant>comparing(
                    candidate -> candidate.pushed.at().orElse(Instant.MAX))
            .thenComparing(Candidate::greatestTag)
            .thenComparing(Candidate::digest);

    /** By whether it has a tag. */
    public static final Comparator<Candidate> TAGGED_FIRST =
            Comparator.comparing(candidate -> candidate.tags.isEmpty());

    public Candidate {
        tags = tags.stream().sorted().toList();
    }

    /** By the given time, and at the same time as in {@link #NEWEST_FIRST}. */
    static Comparator<Candidate> newestFirst(Keep.By by) {
        return Comparator.<Candidate, Instant>comparing(
                        candidate -> candidate.stamp(by).atOrMin())
                .thenComparing(candidate -> candidate.pushed.atOrMin())
                .thenComparing(Candidate::greatestTag)
                .reversed()
                .thenComparing(Candidate::digest);
    }

    Stamp stamp(Keep.By by) {
        return switch (by) {
            case PUSHED -> pushed;
            case PULLED -> pulled;
            case ACTIVE -> pushed.and(pulled);
        };
    }

    private String greatestTag() {
        return tags.isEmpty() ? "" : tags.get(tags.size() - 1).value();
    }

    /** Candidates are keys of maps, a million of them, and digests and tags tell them apart. */
    @Override
    public int hashCode() {
        return 31 * digest.hashCode() + greatestTag().hashCode();
    }
}
