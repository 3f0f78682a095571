package dev.tidemark.audit.export;

import dev.tidemark.audit.database.Conditions;
import dev.tidemark.audit.database.OneMoment;
import dev.tidemark.audit.decision.DecisionCodec;
import dev.tidemark.audit.export.OutcomeLine.Known;
import dev.tidemark.audit.export.OutcomeLine.Result;
import dev.tidemark.audit.export.OutcomeLine.Stored;
import dev.tidemark.contracts.execution.Reason;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Reads decisions together with what became of them, some hundred at a time: that is all that is ever held. */
@ApplicationScoped
class OutcomeReader {

    private static final int CHUNKS_UNDER_WAY = 4;

    // Of the plan that stands, or was told where none was begun. What its execution ended without has that end.
    private static final String CHUNKS =
            """
            SELECT t.number, t.repository, coalesce(t.dry_run, e.dry_run) AS dry_run, c.content,
                CASE WHEN t.ended_at IS NULL AND e.status IN ('ERROR', 'STOPPED', 'HELD') THEN e.status ELSE t.status END AS status
            FROM audit.task t
            LEFT JOIN audit.execution e ON e.id = t.execution
            JOIN audit.decision_chunk c ON c.task = t.number AND c.plan = coalesce(t.plan, t.planned_plan)""";

    private static final String PLAN_BY_PLAN = " ORDER BY t.execution, t.number, c.chunk";

    private static final String OUTCOMES =
            """
            SELECT subject, outcome, reason, detail FROM audit.outcome WHERE task = $1 AND subject = ANY ($2::text[])
            UNION ALL
            SELECT subject, outcome, NULL, NULL FROM audit.history WHERE task = $1 AND subject = ANY ($2::text[])""";

    private static final String KNOWN =
            """
            SELECT digest, facts::json ->> 'mediaType' AS type,
                (facts::json ->> 'size')::bigint + (facts::json ->> 'contentSize')::bigint AS bytes
            FROM audit.facts WHERE digest = ANY ($1::text[])""";

    private final Pool pool;
    private final DecisionCodec codec;

    OutcomeReader(Pool pool, DecisionCodec codec) {
        this.pool = pool;
        this.codec = codec;
    }

    /** A list for each chunk. */
    Multi<List<OutcomeLine>> outcomes(ExportFilter filter) {
        return read(filter.conditions("t", "e.policy", "c.planned_at"));
    }

    /** Of those chunks only that condemn something. */
    Multi<List<OutcomeLine>> condemnedOf(long execution) {
        return read(new Conditions().where("t.execution = ?", execution).where("c.condemned > ?", 0));
    }

    private Multi<List<OutcomeLine>> read(Conditions conditions) {
        String statement = CHUNKS + conditions.clause() + PLAN_BY_PLAN;
        return OneMoment.of(
                pool, connection -> OneMoment.rows(connection, statement, conditions.tuple(), CHUNKS_UNDER_WAY)
                        .onItem()
                        .transformToUniAndConcatenate(row -> lines(connection, chunk(row))));
    }

    private OutcomeChunk chunk(Row row) {
        return OutcomeChunk.of(row, codec.read(row.getBuffer("content").getBytes()));
    }

    private static Uni<List<OutcomeLine>> lines(SqlConnection connection, OutcomeChunk chunk) {
        Tuple digests = Tuple.tuple().addValue(chunk.digests());
        Tuple subjects = Tuple.tuple().addValue(chunk.task()).addValue(chunk.subjects());
        return OutcomeReader.<Stored>read(connection, OUTCOMES, subjects, OutcomeReader::stored)
                .chain(outcomes -> OutcomeReader.<Known>read(connection, KNOWN, digests, OutcomeReader::known)
                        .map(known -> chunk.lines(outcomes, known)));
    }

    private static <T> Uni<Map<String, T>> read(
            SqlConnection connection, String statement, Tuple tuple, BiConsumer<Row, Map<String, T>> put) {
        return connection.preparedQuery(statement).execute(tuple).map(rows -> {
            var read = new HashMap<String, T>();
            rows.forEach(row -> put.accept(row, read));
            return read;
        });
    }

    private static void stored(Row row, Map<String, Stored> outcomes) {
        String reason = row.getString("reason");
        outcomes.put(
                row.getString("subject"),
                new Stored(
                        Result.valueOf(row.getString("outcome")),
                        reason == null ? null : Reason.valueOf(reason),
                        row.getString("detail")));
    }

    private static void known(Row row, Map<String, Known> known) {
        known.put(row.getString("digest"), new Known(row.getString("type"), row.getLong("bytes")));
    }
}
