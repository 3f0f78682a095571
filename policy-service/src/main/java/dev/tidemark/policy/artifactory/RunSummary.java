package dev.tidemark.policy.artifactory;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tidemark.evaluator.artifactory.ArtifactoryCriteria;
import dev.tidemark.evaluator.artifactory.ArtifactoryPolicy;
import dev.tidemark.policy.audit.AuditSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The summary of a run on Artifactory's wire; {@code error} and {@code notes} are ours. */
record RunSummary(
        PolicySummary policySummary,
        ExecutionSummary executionSummary,
        ProcessedItemsSummary processedItemsSummary,
        RunConfiguration runConfiguration) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PolicySummary(
            String policyName, long runId, boolean dryRun, String status, String triggeredBy, String error) {}

    /** {@code finishedAt} is missing as long as the run goes on. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExecutionSummary(String startedAt, String finishedAt, long durationMillis) {}

    record ProcessedItemsSummary(
            String itemType,
            long totalItems,
            long processedItems,
            long failedItems,
            long processedPhysicalSizeBytes,
            long processedVirtualSizeBytes) {}

    /** What the policy said when the run was asked for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RunConfiguration(
            String createdAt,
            String createdBy,
            String modifiedAt,
            String modifiedBy,
            Schedule schedule,
            String description,
            boolean skipTrashcan,
            String projectKey,
            ArtifactoryCriteria searchCriteria,
            List<String> notes) {}

    record Schedule(String cronExpression, long maxRunDurationMillis) {}

    static RunSummary of(RunReport report, Instant now) {
        return new RunSummary(
                new PolicySummary(
                        report.key(),
                        report.execution().id().value(),
                        report.execution().dryRun(),
                        report.status(),
                        report.execution().requestedBy(),
                        report.error().orElse(null)),
                new ExecutionSummary(
                        time(report.execution().requestedAt()),
                        report.finishedAt().map(RunSummary::time).orElse(null),
                        report.duration(now).toMillis()),
                items(report.outcomes()),
                configuration(report));
    }

    private static ProcessedItemsSummary items(AuditSummary outcomes) {
        return new ProcessedItemsSummary(
                "PACKAGE",
                outcomes.total(),
                outcomes.done(),
                outcomes.failed(),
                outcomes.distinctBytes(),
                outcomes.bytes());
    }

    private static RunConfiguration configuration(RunReport report) {
        ArtifactoryPolicy policy = CleanupEcho.of(report.policy(), true);
        return new RunConfiguration(
                time(report.made().changedAt()),
                report.made().changedBy().orElse(null),
                time(report.changed().changedAt()),
                report.changed().changedBy().orElse(null),
                new Schedule(
                        policy.cronExp(),
                        Duration.ofMinutes(policy.durationInMinutes()).toMillis()),
                policy.description(),
                policy.skipTrashcan(),
                policy.projectKey(),
                policy.searchCriteria(),
                report.notes());
    }

    static String time(Instant instant) {
        return TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
