package dev.tidemark.policy.artifactory;

import dev.tidemark.evaluator.artifactory.ArtifactoryPolicy;
import dev.tidemark.policy.audit.AuditSummary;
import java.time.Instant;

/** The part of a run's report that comes before its items: what ran, what came of it, and what the policy said. */
final class ReportHead {

    private static final String END_OF_ROW = "\r\n";

    /** A cell that begins like this is a formula to a spreadsheet, and formulas can send what is in other cells anywhere. */
    private static final String FORMULAS_BEGIN = "=+-@\t\r\n";

    private final StringBuilder text = new StringBuilder();

    private ReportHead() {}

    static String of(RunReport report, Instant now) {
        ReportHead head = new ReportHead();
        head.run(report, now);
        head.policy(CleanupEcho.of(report.policy(), true), report);
        report.notes().forEach(note -> head.row("Note", note));
        head.title("Items");
        return head.text.toString();
    }

    private void run(RunReport report, Instant now) {
        AuditSummary outcomes = report.outcomes();
        row("Cleanup run for " + report.key() + " " + report.status());
        row("Run ID", report.execution().id());
        row("Is dry run", report.execution().dryRun());
        row("Triggered by", report.execution().requestedBy());
        row("Run start time", RunSummary.time(report.execution().requestedAt()));
        row("Duration in milliseconds", report.duration(now).toMillis());
        report.error().ifPresent(error -> row("Error", error));
        title("Run summary");
        row("Cleanup packages count", outcomes.done());
        row("Total packages count", outcomes.total());
        row("Failed packages count", outcomes.failed());
        row("Condemned and kept packages count", outcomes.spared());
        row("Packages virtual size in bytes", outcomes.bytes());
        row("Packages physical size in bytes, at most", outcomes.distinctBytes());
    }

    private void policy(ArtifactoryPolicy policy, RunReport report) {
        title("Policy configuration for this run");
        row("Policy key", policy.key());
        row("Description", policy.description() == null ? "" : policy.description());
        row("Cron expression", policy.cronExp());
        row("Duration in minutes", policy.durationInMinutes());
        row("Skip trash can", policy.skipTrashcan());
        row("Project key", policy.projectKey() == null ? "" : policy.projectKey());
        row("Modified by", report.changed().changedBy().orElse(""));
        row("Search criteria", ArtifactoryJson.write(policy.searchCriteria()));
    }

    private void title(String title) {
        text.append(END_OF_ROW);
        row(title);
    }

    private void row(Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            text.append(i == 0 ? "" : ",").append(cell(cells[i].toString()));
        }
        text.append(END_OF_ROW);
    }

    private static String cell(String value) {
        boolean isFormula = !value.isEmpty() && FORMULAS_BEGIN.indexOf(value.charAt(0)) >= 0;
        String harmless = isFormula ? "'" + value : value;
        boolean isPlain = harmless.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return isPlain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
