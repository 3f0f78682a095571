package dev.tidemark.audit.report;

import dev.tidemark.audit.execution.TaskView;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.execution.SubjectOutcome;
import dev.tidemark.contracts.execution.TaskStatus;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The text of a task's log. Its first lines have the form of Harbor's retention job, file and line included, for whoever reads them by
 * machine; the lines after the table are ours.
 */
final class TaskLog {

    private static final String RUN = "/pkg/retention/job.go:86";
    private static final String LOAD = "/pkg/retention/job.go:101";
    private static final String TABLE = "/pkg/retention/job.go:212";
    private static final String OWN = "/tidemark/decisions";

    private final TaskReport report;
    private final TaskView task;
    private final String name;
    private final StringBuilder text = new StringBuilder();

    private TaskLog(TaskReport report) {
        this.report = report;
        this.task = report.task();
        this.name = new RepositoryName(task.repository()).withinProject();
    }

    static String of(TaskReport report) {
        var log = new TaskLog(report);
        log.run();
        if (report.plannedAt() == null && report.decisions().isEmpty()) {
            log.unplanned();
        } else {
            log.decided();
        }
        log.end();
        return log.text.toString();
    }

    private void run() {
        line(task.startedAt(), "INFO", RUN, "Run retention process.");
        text.append(" Repository: ").append(task.repository()).append(" \n Rule Algorithm: or \n Dry Run: ");
        text.append(report.isDryRun()).append('\n');
    }

    private void unplanned() {
        if (!task.status().isFinal()) {
            line(null, "INFO", OWN, "Not planned yet: nothing is decided about this repository");
        }
    }

    private void decided() {
        List<Decision> candidates = report.candidates();
        line(
                report.plannedAt(),
                "INFO",
                LOAD,
                "Load " + (candidates.size() + report.untold()) + " candidates from repository " + task.repository());
        line(at(), "INFO", TABLE, "");
        CandidateTable.of(report, candidates).appendTo(text);
        candidates.forEach(this::notDeleted);
        report.decisions().forEach(this::why);
        if (report.total() > report.decisions().size()) {
            long more = report.total() - report.decisions().size();
            line(at(), "INFO", OWN, more + " more decisions are not shown here");
        }
        if (report.untold() > 0) {
            String untold = report.untold()
                    + " more stay and were not published: an event led to this, and the policy asks for";
            line(at(), "INFO", OWN, untold + " no more than what goes");
        }
        report.outcomes().values().stream()
                .filter(outcome -> outcome.outcome() != Outcome.DELETED)
                .forEach(this::outcome);
    }

    // Harbor's line for what the rules let go and something else keeps.
    private void notDeleted(Decision decision) {
        SubjectOutcome kept = report.stillThere(decision);
        if (kept != null || decision.spared()) {
            String why = kept == null ? Explanation.of(decision) : Explanation.of(kept);
            String artifact = "image:" + task.repository() + ":" + decision.digest();
            line(at(), "INFO", TABLE, "Retention error for artifact " + artifact + " : " + why);
        }
    }

    private void why(Decision decision) {
        boolean wouldGo = report.isDryRun() && decision.verdict() == Decision.Verdict.DELETE;
        String verdict = (wouldGo ? Outcome.WOULD_DELETE : decision.verdict()).toString();
        String subject = named(decision.digest(), decision.tags());
        line(at(), "INFO", OWN, verdict + " " + subject + ": " + Explanation.of(decision));
    }

    private void outcome(SubjectOutcome outcome) {
        Subject subject = outcome.subject();
        List<Tag> tags = subject.tag() == null ? List.of() : List.of(subject.tag());
        line(
                at(),
                "INFO",
                OWN,
                outcome.outcome() + " " + named(subject.digest(), tags) + ": " + Explanation.of(outcome));
    }

    private void end() {
        if (task.status() == TaskStatus.STOPPED) {
            line(task.endedAt(), "INFO", RUN, "Retention job is stopped");
        } else if (task.status().isFinal() && task.status() != TaskStatus.SUCCESS) {
            String status = task.status() == TaskStatus.ERROR ? "" : task.status() + ": ";
            String error = Objects.requireNonNullElse(task.error(), "no error was told");
            line(task.endedAt(), "ERROR", RUN, "retention job: " + status + error);
        }
    }

    private String named(Digest digest, List<Tag> tags) {
        String tag =
                tags.isEmpty() ? "" : ":" + tags.stream().map(Tag::toString).collect(Collectors.joining(","));
        return name + tag + " (" + digest + ")";
    }

    private Instant at() {
        return task.endedAt() == null ? report.plannedAt() : task.endedAt();
    }

    // A time that is not known yet leaves its place empty rather than claim one.
    private void line(Instant at, String level, String source, String message) {
        if (at != null) {
            text.append(at.truncatedTo(ChronoUnit.SECONDS)).append(' ');
        }
        text.append('[')
                .append(level)
                .append("] [")
                .append(source)
                .append("]: ")
                .append(message)
                .append('\n');
    }
}
