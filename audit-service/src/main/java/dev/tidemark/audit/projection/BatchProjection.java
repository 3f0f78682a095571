package dev.tidemark.audit.projection;

import dev.tidemark.audit.database.Columns;
import dev.tidemark.audit.intake.Received;
import dev.tidemark.audit.inventory.Departures;
import dev.tidemark.contracts.event.ResultEvent;
import dev.tidemark.contracts.event.ResultEvent.DeletionsBegun;
import dev.tidemark.contracts.event.ResultEvent.DeletionsDone;
import dev.tidemark.contracts.event.ResultEvent.TaskFinished;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.PlanId;
import dev.tidemark.contracts.execution.TaskId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Batches of deletions, begun and done: outcomes, the numbers of their tasks, and what the inventory no longer holds. */
@ApplicationScoped
class BatchProjection {

    private static final String PROGRESS =
            """
            UPDATE audit.task t SET
                plan = coalesce(t.plan, x.plan),
                started_at = least(t.started_at, x.at),
                status = CASE t.status WHEN 'PENDING' THEN 'RUNNING' ELSE t.status END,
                deleted = t.deleted + x.deleted, gone = t.gone + x.gone, kept = t.kept + x.kept, failed = t.failed + x.failed
            FROM unnest($1::bigint[], $2::uuid[], $3::timestamptz[], $4::integer[], $5::integer[], $6::integer[], $7::integer[])
                AS x(number, plan, at, deleted, gone, kept, failed)
            WHERE t.number = x.number""";

    private final Outcomes outcomes;
    private final Departures departures;

    BatchProjection(Outcomes outcomes, Departures departures) {
        this.outcomes = outcomes;
        this.departures = departures;
    }

    Uni<Void> apply(SqlConnection transaction, List<Received<ResultEvent>> events, Map<TaskId, Long> numbers) {
        var rows = SubjectRow.of(Received.only(DeletionsDone.class, events), numbers);
        return Tellings.store(transaction, Received.only(DeletionsBegun.class, events), numbers)
                .chain(() -> Tellings.attribute(transaction, rows))
                .chain(attributed -> outcomes.record(transaction, attributed)
                        .chain(counts -> progress(transaction, started(events, numbers), counts))
                        .chain(() -> departures.record(transaction, departed(attributed))));
    }

    // The plan that the first event of a task names stands; all of them say that the task was under way.
    private static Map<Long, Start> started(List<Received<ResultEvent>> events, Map<TaskId, Long> numbers) {
        Map<Long, Start> started = new LinkedHashMap<>();
        for (Received<ResultEvent> received : events) {
            ResultEvent event = received.event();
            started.merge(
                    numbers.get(event.task()),
                    new Start(plan(event), event.meta().occurredAt()),
                    Start::and);
        }
        return started;
    }

    private static PlanId plan(ResultEvent event) {
        if (event instanceof DeletionsBegun begun) {
            return begun.plan();
        }
        if (event instanceof DeletionsDone done) {
            return done.plan();
        }
        if (event instanceof TaskFinished finished) {
            return finished.plan();
        }
        throw new AssertionError(event);
    }

    private static Uni<Void> progress(
            SqlConnection transaction, Map<Long, Start> started, Map<Long, Map<Outcome, Integer>> counts) {
        return transaction
                .preparedQuery(PROGRESS)
                .execute(Columns.of(started.entrySet())
                        .longs(Map.Entry::getKey)
                        .uuids(entry -> entry.getValue().plan() == null
                                ? null
                                : entry.getValue().plan().value())
                        .instants(entry -> entry.getValue().at())
                        .integers(entry -> count(counts, entry.getKey(), Outcome.DELETED))
                        .integers(entry -> count(counts, entry.getKey(), Outcome.GONE))
                        .integers(entry -> count(counts, entry.getKey(), Outcome.KEPT))
                        .integers(entry -> count(counts, entry.getKey(), Outcome.FAILED))
                        .tuple())
                .replaceWithVoid();
    }

    private static int count(Map<Long, Map<Outcome, Integer>> counts, Long task, Outcome outcome) {
        return counts.getOrDefault(task, Map.of()).getOrDefault(outcome, 0);
    }

    private static List<Departures.Departure> departed(List<SubjectRow> rows) {
        return rows.stream()
                .filter(row -> row.outcome() == Outcome.DELETED || row.outcome() == Outcome.GONE)
                .map(row -> new Departures.Departure(
                        row.task().registry(), row.task().repository(), row.subject(), row.at()))
                .toList();
    }

    private record Start(PlanId plan, Instant at) {

        Start and(Start later) {
            return new Start(plan == null ? later.plan : plan, at.isBefore(later.at) ? at : later.at);
        }
    }
}
