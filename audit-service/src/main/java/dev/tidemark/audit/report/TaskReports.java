package dev.tidemark.audit.report;

import dev.tidemark.audit.database.Rows;
import dev.tidemark.audit.decision.DecisionChunks;
import dev.tidemark.audit.execution.TaskView;
import dev.tidemark.audit.execution.Tasks;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.PlanId;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.execution.SubjectOutcome;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what a task's log tells. */
@ApplicationScoped
class TaskReports {

    /** A log is for people, and a table must be in memory to be drawn; everything is at the decisions' own address. */
    private static final int MOST_DECISIONS = 20_000;

    private static final String PLANNED_AT = "SELECT planned_at FROM audit.task WHERE number = $1";

    private static final String OUTCOMES =
            """
            SELECT subject, outcome, reason, detail FROM audit.outcome WHERE task = $1
            UNION ALL
            SELECT subject, outcome, NULL, NULL FROM audit.history WHERE task = $1
            ORDER BY subject LIMIT\s"""
                    + MOST_DECISIONS;

    private static final String CREATED =
            """
            SELECT digest, (facts::json ->> 'created')::timestamptz AS created FROM audit.facts
            WHERE digest = ANY ($1::text[]) AND facts::json ->> 'created' IS NOT NULL""";

    private final Pool pool;
    private final Tasks tasks;
    private final DecisionChunks chunks;

    TaskReports(Pool pool, Tasks tasks, DecisionChunks chunks) {
        this.pool = pool;
        this.tasks = tasks;
        this.chunks = chunks;
    }

    Uni<TaskReport> of(long execution, long number) {
        return tasks.one(execution, number).chain(this::decided);
    }

    private Uni<TaskReport> decided(TaskView task) {
        if (task.plan() == null) {
            return Uni.createFrom().item(new TaskReport(task, null, List.of(), 0, Map.of(), Map.of()));
        }
        var plan = new PlanId(task.plan());
        return chunks.awaitAll(pool, task.number(), plan)
                .chain(() -> chunks.page(pool, task.number(), plan, 0, MOST_DECISIONS))
                .chain(decisions ->
                        chunks.count(pool, task.number(), plan).chain(total -> report(task, decisions, total)));
    }

    private Uni<TaskReport> report(TaskView task, List<Decision> decisions, long total) {
        return plannedAt(task).chain(plannedAt -> outcomes(task).chain(outcomes -> created(decisions)
                .map(created -> new TaskReport(task, plannedAt, decisions, total, outcomes, created))));
    }

    private Uni<Instant> plannedAt(TaskView task) {
        return pool.preparedQuery(PLANNED_AT)
                .execute(Tuple.of(task.number()))
                .map(rows -> Rows.instant(rows.iterator().next(), "planned_at"));
    }

    private Uni<Map<Subject, SubjectOutcome>> outcomes(TaskView task) {
        return pool.preparedQuery(OUTCOMES).execute(Tuple.of(task.number())).map(TaskReports::outcomes);
    }

    private static Map<Subject, SubjectOutcome> outcomes(RowSet<Row> rows) {
        var outcomes = new LinkedHashMap<Subject, SubjectOutcome>();
        for (Row row : rows) {
            Subject subject = subject(row.getString("subject"));
            String reason = row.getString("reason");
            var outcome = new SubjectOutcome(
                    subject,
                    Outcome.valueOf(row.getString("outcome")),
                    reason == null ? null : Reason.valueOf(reason),
                    row.getString("detail"));
            outcomes.put(subject, outcome);
        }
        return outcomes;
    }

    private static Subject subject(String text) {
        int at = text.indexOf('@');
        return at < 0
                ? Subject.manifest(new Digest(text))
                : new Subject(new Digest(text.substring(at + 1)), new Tag(text.substring(0, at)));
    }

    private Uni<Map<Digest, Instant>> created(List<Decision> decisions) {
        String[] digests = decisions.stream()
                .map(decision -> decision.digest().toString())
                .distinct()
                .toArray(String[]::new);
        return pool.preparedQuery(CREATED)
                .execute(Tuple.tuple().addValue(digests))
                .map(rows -> {
                    var created = new HashMap<Digest, Instant>();
                    rows.forEach(row -> created.put(new Digest(row.getString("digest")), Rows.instant(row, "created")));
                    return created;
                });
    }
}
