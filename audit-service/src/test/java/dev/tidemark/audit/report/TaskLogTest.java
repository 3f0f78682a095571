package dev.tidemark.audit.report;

import static dev.tidemark.audit.EventFixtures.NOW;
import static dev.tidemark.audit.EventFixtures.condemned;
import static dev.tidemark.audit.EventFixtures.digest;
import static dev.tidemark.audit.EventFixtures.outcome;
import static dev.tidemark.audit.EventFixtures.retained;
import static dev.tidemark.audit.EventFixtures.tag;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.audit.execution.TaskView;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.execution.SubjectOutcome;
import dev.tidemark.contracts.execution.TaskStatus;
import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.contracts.registry.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TaskLogTest {

    @Test
    void drawsTheTableOfADryRunAsHarborDoes() throws IOException {
        var report = report(
                task(TaskStatus.SUCCESS, true, null), List.of(condemned(3, "1.0"), retained(1, "latest"), untagged()));

        assertThat(TaskLog.of(report)).isEqualTo(golden("dry-run.txt"));
    }

    @Test
    void saysWhyEachArtifactStaysOrGoes() throws IOException {
        var report = report(
                task(TaskStatus.SUCCESS, false, null),
                List.of(
                        retained(1, "v1"),
                        condemned(2, "v2"),
                        condemned(3, "v3"),
                        condemned(4, "v4"),
                        spared(5, Reason.TIME_UNKNOWN),
                        spared(6, Reason.LAST_ONE),
                        child(7, Decision.Verdict.DELETE),
                        referrer(8, Decision.Verdict.RETAIN)),
                outcome(tag(2, "v2"), Outcome.DELETED),
                outcome(tag(3, "v3"), Outcome.KEPT),
                outcome(tag(4, "v4"), Outcome.FAILED),
                outcome(Subject.manifest(digest(7)), Outcome.GONE));

        assertThat(TaskLog.of(report)).isEqualTo(golden("carried-out.txt"));
    }

    @Test
    void saysWhatAGuardHoldsBackOfWhatTheRulesLetGo() throws IOException {
        Instant since = Instant.parse("2026-11-01T00:00:00Z");
        var report = report(
                task(TaskStatus.SUCCESS, false, null),
                List.of(
                        retained(1, "v1"),
                        condemned(2, "v2"),
                        heldBack(3, Reason.IMMUTABLE, null),
                        heldBack(4, Reason.PULL_EVIDENCE_INCOMPLETE, since),
                        heldBack(5, Reason.PULL_EVIDENCE_INCOMPLETE, null),
                        heldBack(6, Reason.FACTS_UNKNOWN, null)),
                outcome(tag(2, "v2"), Outcome.DELETED),
                outcome(Subject.manifest(digest(2)), Outcome.DELETED));

        assertThat(TaskLog.of(report)).isEqualTo(golden("held-back.txt"));
    }

    @Test
    void saysThatWhatStaysWasNotPublished() {
        var log = TaskLog.of(report(task(TaskStatus.SUCCESS, false, null), List.of(condemned(2, "v2"))));

        assertThat(log)
                .contains("Load 3 candidates from repository library/app")
                .contains("2 more stay and were not published");
    }

    @Test
    void saysThatATaskIsNotPlannedYet() {
        var log = TaskLog.of(
                new TaskReport(task(TaskStatus.PENDING, false, null), null, List.of(), 0, Map.of(), Map.of()));

        assertThat(log).contains("Repository: library/app ").contains("Not planned yet");
    }

    @Test
    void saysThatATaskWasStopped() {
        var log = TaskLog.of(report(task(TaskStatus.STOPPED, false, null), List.of(condemned(2, "v2"))));

        assertThat(log).endsWith("Retention job is stopped\n").contains("| ERR       |");
    }

    @Test
    void saysWhyATaskFailed() {
        var log = TaskLog.of(new TaskReport(
                task(TaskStatus.ERROR, false, "the registry did not answer"), null, List.of(), 0, Map.of(), Map.of()));

        assertThat(log)
                .endsWith("[ERROR] [/pkg/retention/job.go:86]: retention job: the registry did not answer\n")
                .doesNotContain("Not planned yet");
    }

    @Test
    void explainsEveryReason() {
        assertThat(Arrays.stream(Reason.values()).map(reason -> Explanation.of(spared(1, reason))))
                .doesNotHaveDuplicates()
                .allSatisfy(text -> assertThat(text).isNotBlank());
    }

    private static TaskReport report(TaskView task, List<Decision> decisions, SubjectOutcome... outcomes) {
        var bySubject = new LinkedHashMap<Subject, SubjectOutcome>();
        Arrays.stream(outcomes).forEach(outcome -> bySubject.put(outcome.subject(), outcome));
        var created = Map.of(digest(3), Instant.parse("2026-01-02T03:04:05Z"));
        return new TaskReport(task, NOW.plusSeconds(2), decisions, decisions.size(), bySubject, created);
    }

    private static TaskView task(TaskStatus status, boolean dryRun, String error) {
        boolean started = status != TaskStatus.PENDING;
        return new TaskView(
                1,
                2,
                "default",
                "library/app",
                status,
                new UUID(1, 2),
                dryRun,
                3,
                1,
                0,
                0,
                0,
                started ? NOW.plusSeconds(2) : null,
                status.isFinal() ? NOW.plusSeconds(5) : null,
                error);
    }

    private static Decision untagged() {
        return new Decision(
                digest(9),
                List.of(),
                Decision.Role.CANDIDATE,
                Decision.Verdict.DELETE,
                Reason.NOT_SELECTED,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                NOW.minus(Duration.ofDays(8)));
    }

    private static Decision spared(int digest, Reason reason) {
        var tags = List.of(new Tag("v" + digest));
        return decision(digest, tags, Decision.Role.CANDIDATE, Decision.Verdict.RETAIN, reason, true);
    }

    /** As a policy of Harbor's has it: the rule is the guard's occasion. */
    private static Decision heldBack(int digest, Reason reason, Instant pullsKnownSince) {
        return new Decision(
                digest(digest),
                List.of(new Tag("v" + digest)),
                Decision.Role.CANDIDATE,
                Decision.Verdict.RETAIN,
                reason,
                "rule 0 nDaysSinceLastPull:90",
                null,
                true,
                null,
                new TimeEvidence(NOW.minus(Duration.ofDays(100)), TimeSource.EVENT),
                null,
                null,
                pullsKnownSince);
    }

    private static Decision child(int digest, Decision.Verdict verdict) {
        return decision(digest, List.of(), Decision.Role.CHILD, verdict, Reason.INDEX_CHILD, false);
    }

    private static Decision referrer(int digest, Decision.Verdict verdict) {
        return decision(digest, List.of(), Decision.Role.REFERRER, verdict, Reason.REFERRER, false);
    }

    private static Decision decision(
            int digest, List<Tag> tags, Decision.Role role, Decision.Verdict verdict, Reason reason, boolean spared) {
        var follows = role == Decision.Role.CANDIDATE ? null : digest(2);
        return new Decision(
                digest(digest), tags, role, verdict, reason, null, null, spared, follows, null, null, null, null);
    }

    private static String golden(String name) throws IOException {
        try (InputStream text = TaskLogTest.class.getResourceAsStream("/log/" + name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
