package dev.tidemark.contracts.execution;

import dev.tidemark.contracts.Nullable;
import dev.tidemark.contracts.Required;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What the rules and guards say of one artifact, or of one tag where the policy's unit is the tag.
 *
 * @param digest the artifact
 * @param tags all its tags, sorted, or the one tag decided on; empty for an untagged artifact
 * @param role what the artifact is to the others
 * @param verdict whether it stays
 * @param reason why
 * @param rule the rule that retained it, or the guard's occasion, or who named what goes; null where none of these is behind the decision
 * @param rank its place in that rule's order, from 1; null where the rule does not rank
 * @param spared true where the rules condemned it and a guard, which {@code reason} names, retains it
 * @param follows the index or subject it goes or stays with; null for a candidate
 * @param pushed evidence of its last push, null if unknown
 * @param pulled evidence of its last pull, null if unknown or never
 * @param created the image's own creation time, where rules look at it; null if they do not, or it is unknown
 * @param pullsKnownSince from when on every pull is known, where rules look at pulls: without an older one there was none since; null if
 *     they do not, or nothing is known of pulls
 * @param untaggedSince when the last tag left an artifact that has none, from when on its age counts; null if it has one, or that is unknown
 */
public record Decision(
        Digest digest,
        List<Tag> tags,
        Role role,
        Verdict verdict,
        Reason reason,
        @Nullable String rule,
        @Nullable Integer rank,
        @Required boolean spared,
        @Nullable Digest follows,
        @Nullable TimeEvidence pushed,
        @Nullable TimeEvidence pulled,
        @Nullable Instant created,
        @Nullable Instant pullsKnownSince,
        @Nullable Instant untaggedSince) {

    public Decision {
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(reason, "reason");
        tags = List.copyOf(tags);
    }

    /** One on something that has a tag, or of which nobody saw the last one leave it. */
    public Decision(
            Digest digest,
            List<Tag> tags,
            Role role,
            Verdict verdict,
            Reason reason,
            String rule,
            Integer rank,
            boolean spared,
            Digest follows,
            TimeEvidence pushed,
            TimeEvidence pulled,
            Instant created,
            Instant pullsKnownSince) {
        this(
                digest,
                tags,
                role,
                verdict,
                reason,
                rule,
                rank,
                spared,
                follows,
                pushed,
                pulled,
                created,
                pullsKnownSince,
                null);
    }

    /** Whether it stays or goes. */
    public enum Verdict {
        RETAIN,
        DELETE
    }

    /** What an artifact is to the others of its repository. */
    public enum Role {
        /** Judged by the rules. */
        CANDIDATE,
        /** An untagged child of an index. */
        CHILD,
        /** A referrer of another artifact. */
        REFERRER
    }
}
