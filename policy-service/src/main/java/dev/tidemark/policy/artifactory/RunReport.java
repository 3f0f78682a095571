package dev.tidemark.policy.artifactory;

import dev.tidemark.evaluator.artifactory.ArtifactoryDialect;
import dev.tidemark.evaluator.artifactory.ArtifactoryPolicy;
import dev.tidemark.policy.PolicyRevision;
import dev.tidemark.policy.audit.AuditSummary;
import dev.tidemark.policy.execution.Execution;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All there is to tell of a run but its single items.
 *
 * @param policy what it said when the run was asked for
 * @param made who made the policy, and when
 * @param changed who had changed it last by then, and when
 */
record RunReport(
        Execution execution,
        String key,
        ArtifactoryPolicy policy,
        PolicyRevision made,
        PolicyRevision changed,
        AuditSummary outcomes) {

    static final String NO_TRASH_CAN = "There is no trash can here: what a run deletes cannot be restored";

    String status() {
        return switch (execution.status()) {
            case RUNNING -> "RUNNING";
            case SUCCESS -> "COMPLETED";
            case STOPPED, HELD -> "STOPPED";
            // What its time was not enough for, the next run goes on with.
            case ERROR -> isOverTime() ? "STOPPED" : "FAILED";
        };
    }

    private boolean isOverTime() {
        return finishedAt().filter(at -> at.isAfter(execution.notAfter())).isPresent();
    }

    /** Why it ended as it did, where there is something to say. */
    Optional<String> error() {
        return execution.end().flatMap(Execution.End::error);
    }

    Optional<Instant> finishedAt() {
        return execution.finishedAt();
    }

    /** How long it took, as far as it has got. */
    Duration duration(Instant now) {
        return Duration.between(execution.requestedAt(), finishedAt().orElse(now));
    }

    /** Types that the policy lists and no OCI registry has: the run leaves them alone. */
    List<String> typesNotServed() {
        return policy.searchCriteria().packageTypes().stream()
                .filter(type -> !ArtifactoryDialect.serves(type))
                .toList();
    }

    /** What somebody who knows Artifactory would expect otherwise. */
    List<String> notes() {
        String types = "Package types not served here, and left alone: " + String.join(", ", typesNotServed());
        String trash = Boolean.TRUE.equals(policy.skipTrashcan()) ? null : NO_TRASH_CAN;
        String items = outcomes.complete() ? null : "Not all items are known: decisions of a run are not kept for ever";
        return Stream.of(typesNotServed().isEmpty() ? null : types, trash, items)
                .filter(Objects::nonNull)
                .toList();
    }
}
