package dev.tidemark.audit.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import java.time.Instant;
import java.util.List;

/**
 * What became of a candidate: an artifact with its tags, or a tag where the policy's unit is the tag.
 *
 * @param bytes of the manifest and all that it names; null where they are not known
 * @param pushed when it was last pushed, null if unknown
 * @param pulled when it was last pulled, null if unknown or never
 * @param reason why it is still there; where it is not, why it was condemned
 * @param rule that retained it, or a guard's occasion
 * @param detail a sentence for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "project",
    "repository",
    "tags",
    "digest",
    "type",
    "bytes",
    "pushed",
    "pulled",
    "result",
    "reason",
    "rule",
    "detail"
})
record OutcomeLine(
        String project,
        String repository,
        List<String> tags,
        String digest,
        String type,
        Long bytes,
        Instant pushed,
        Instant pulled,
        Result result,
        Reason reason,
        String rule,
        String detail) {

    /** What there is to say of a candidate. */
    enum Result {
        /** It was to stay. */
        RETAINED,
        /** It would have gone, had it not been a dry run. */
        WOULD_DELETE,
        DELETED,
        /** It was not there any more when we came. */
        GONE,
        /** It was condemned, and a guard, a limit or somebody kept it. */
        KEPT,
        /** It was condemned, and the registry did not delete it. */
        FAILED,
        /** It was condemned, and its task ended before it came to it. */
        NOT_REACHED,
        /** It is condemned, and its task is under way. */
        PENDING;

        boolean isDone() {
            return this == DELETED || this == WOULD_DELETE;
        }
    }

    /** What became of a subject, as it is stored. */
    record Stored(Result result, Reason reason, String detail) {}

    /** What is known of a manifest. */
    record Known(String type, Long bytes) {

        static final Known NOTHING = new Known(null, null);
    }

    static OutcomeLine of(RepositoryName repository, Decision decision, Stored outcome, Known known) {
        return new OutcomeLine(
                repository.project().toString(),
                repository.withinProject(),
                decision.tags().stream().map(Tag::toString).toList(),
                decision.digest().toString(),
                known.type(),
                known.bytes(),
                at(decision.pushed()),
                at(decision.pulled()),
                outcome.result(),
                outcome.reason() == null ? decision.reason() : outcome.reason(),
                decision.rule(),
                outcome.detail());
    }

    private static Instant at(TimeEvidence evidence) {
        return evidence == null ? null : evidence.at();
    }
}
