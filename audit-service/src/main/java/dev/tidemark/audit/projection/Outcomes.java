package dev.tidemark.audit.projection;

import dev.tidemark.audit.database.Columns;
import dev.tidemark.audit.decision.Condemnations;
import dev.tidemark.audit.decision.Condemnations.Cause;
import dev.tidemark.audit.decision.DecisionChunks;
import dev.tidemark.contracts.execution.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Writes what became of subjects, each once: deletions into the history, everything else beside the task. */
@ApplicationScoped
class Outcomes {

    // The writer holds the task's row, so nobody else can add an outcome of it between the look and the insert.
    private static final String UNKNOWN =
            """
            WHERE NOT EXISTS (SELECT FROM audit.outcome o WHERE o.task = x.task AND o.subject = x.subject)
                AND NOT EXISTS (SELECT FROM audit.history h WHERE h.task = x.task AND h.subject = x.subject)""";

    private static final String DELETED =
            """
            WITH found AS (
                SELECT x.*, t.execution, t.policy, t.registry, t.repository
                FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::bigint[],
                        $9::bigint[])
                    WITH ORDINALITY AS x(task, subject, tag, digest, reason, rule, at, manifest_bytes, content_bytes, place)
                JOIN audit.task t ON t.number = x.task
            """
                    + UNKNOWN + "),\n" + HistoryNumbers.NUMBERED
                    + """
            INSERT INTO audit.history (task, subject, execution, policy, registry, repository, tag, digest, outcome, reason, rule,
                deleted_at, manifest_bytes, content_bytes_at_most, number)
            SELECT task, subject, execution, policy, registry, repository, tag, digest, 'DELETED', reason, rule, at,
                manifest_bytes, content_bytes, number
            FROM numbered ORDER BY place RETURNING task, outcome""";
    private static final String OTHERS =
            """
            INSERT INTO audit.outcome (task, subject, outcome, reason, detail, manifest_bytes, content_bytes_at_most)
            SELECT x.* FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[])
                AS x(task, subject, outcome, reason, detail, manifest_bytes, content_bytes)
            """
                    + UNKNOWN + " RETURNING task, outcome";

    private final DecisionChunks chunks;

    Outcomes(DecisionChunks chunks) {
        this.chunks = chunks;
    }

    /** How many outcomes of each kind were new, by task. */
    Uni<Map<Long, Map<Outcome, Integer>>> record(SqlConnection transaction, List<SubjectRow> rows) {
        var counts = new HashMap<Long, Map<Outcome, Integer>>();
        return deleted(transaction, only(rows, outcome -> outcome == Outcome.DELETED), counts)
                .chain(() -> others(transaction, only(rows, Outcomes::isBesideHistory), counts))
                .replaceWith(counts);
    }

    private Uni<Void> deleted(
            SqlConnection transaction, List<SubjectRow> rows, Map<Long, Map<Outcome, Integer>> counts) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var tasks = rows.stream().map(SubjectRow::number).distinct().toList();
        return chunks.condemnations(transaction, tasks)
                .chain(causes -> transaction
                        .preparedQuery(DELETED)
                        .execute(Columns.of(rows)
                                .longs(SubjectRow::number)
                                .texts(SubjectRow::subject)
                                .texts(row -> row.subject().tag())
                                .texts(row -> row.subject().digest())
                                .texts(row -> cause(causes, row, Cause::reason))
                                .texts(row -> cause(causes, row, Cause::rule))
                                .instants(SubjectRow::at)
                                .longs(SubjectRow::manifestBytes)
                                .longs(SubjectRow::contentBytesAtMost)
                                .tuple()))
                .invoke(inserted -> count(inserted, counts))
                .replaceWithVoid();
    }

    private static Uni<Void> others(
            SqlConnection transaction, List<SubjectRow> rows, Map<Long, Map<Outcome, Integer>> counts) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(OTHERS)
                .execute(Columns.of(rows)
                        .longs(SubjectRow::number)
                        .texts(SubjectRow::subject)
                        .texts(SubjectRow::outcome)
                        .texts(row -> row.told().reason())
                        .texts(row -> row.told().detail())
                        .longs(SubjectRow::manifestBytes)
                        .longs(SubjectRow::contentBytesAtMost)
                        .tuple())
                .invoke(inserted -> count(inserted, counts))
                .replaceWithVoid();
    }

    private static Object cause(Condemnations causes, SubjectRow row, Function<Cause, Object> part) {
        return causes.of(row.number(), row.plan(), row.subject()).map(part).orElse(null);
    }

    // What a dry run would delete is read from its decisions, not written down twice.
    private static boolean isBesideHistory(Outcome outcome) {
        return outcome == Outcome.GONE || outcome == Outcome.KEPT || outcome == Outcome.FAILED;
    }

    private static List<SubjectRow> only(List<SubjectRow> rows, Predicate<Outcome> kind) {
        return rows.stream().filter(row -> kind.test(row.outcome())).toList();
    }

    private static void count(RowSet<Row> inserted, Map<Long, Map<Outcome, Integer>> counts) {
        for (Row row : inserted) {
            counts.computeIfAbsent(row.getLong("task"), task -> new EnumMap<>(Outcome.class))
                    .merge(Outcome.valueOf(row.getString("outcome")), 1, Integer::sum);
        }
    }
}
