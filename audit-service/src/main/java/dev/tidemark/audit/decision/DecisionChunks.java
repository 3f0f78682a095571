package dev.tidemark.audit.decision;

import dev.tidemark.audit.database.Columns;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.PlanId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The stored decisions. A plan that was told again, at another time, is stored once. */
@ApplicationScoped
public class DecisionChunks {

    private static final String STORE =
            """
            INSERT INTO audit.decision_chunk (task, plan, chunk, chunks, decisions, condemned, content, planned_at)
            SELECT x.* FROM unnest($1::bigint[], $2::uuid[], $3::integer[], $4::integer[], $5::integer[], $6::integer[], $7::bytea[],
                $8::timestamptz[]) AS x(task, plan, chunk, chunks, decisions, condemned, content, planned_at)
            WHERE NOT EXISTS (SELECT FROM audit.decision_chunk c
                WHERE c.task = x.task AND c.plan = x.plan AND c.chunk = x.chunk)
            ON CONFLICT DO NOTHING""";

    private static final String CONDEMNED =
            """
            SELECT task, plan, content FROM audit.decision_chunk
            WHERE task = ANY ($1::bigint[]) AND condemned > 0 ORDER BY task, plan, chunk""";

    // The chunks that a page touches: each knows how many decisions come before it.
    private static final String PAGE =
            """
            SELECT * FROM (
                SELECT content, chunk, decisions, sum(decisions) OVER (ORDER BY chunk) - decisions AS before
                FROM audit.decision_chunk WHERE task = $1 AND plan = $2) c
            WHERE before < $3::bigint + $4::bigint AND before + decisions > $3::bigint ORDER BY chunk""";

    private static final String COUNT =
            "SELECT coalesce(sum(decisions), 0)::bigint AS total FROM audit.decision_chunk WHERE task = $1 AND plan = $2";

    private static final String COMPLETE =
            "SELECT count(*) > 0 AND count(*) = max(chunks) AS complete FROM audit.decision_chunk WHERE task = $1 AND plan = $2";

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int LOOKS = 50;

    private final DecisionCodec codec;

    DecisionChunks(DecisionCodec codec) {
        this.codec = codec;
    }

    /** Stores chunks of which no two are the same. */
    public Uni<Void> store(SqlClient client, Collection<DecisionChunk> chunks) {
        return client.preparedQuery(STORE)
                .execute(Columns.of(chunks)
                        .longs(DecisionChunk::task)
                        .uuids(chunk -> chunk.plan().value())
                        .integers(DecisionChunk::chunk)
                        .integers(DecisionChunk::chunks)
                        .integers(chunk -> chunk.decisions().size())
                        .integers(DecisionChunk::condemned)
                        .bytes(chunk -> codec.write(chunk.decisions()))
                        .instants(DecisionChunk::plannedAt)
                        .tuple())
                .replaceWithVoid();
    }

    /** Why the tasks' plans, as far as they are stored, condemned what they did. */
    public Uni<Condemnations> condemnations(SqlClient client, Collection<Long> tasks) {
        return client.preparedQuery(CONDEMNED)
                .execute(Tuple.tuple().addValue(tasks.toArray(Long[]::new)))
                .map(this::condemnations);
    }

    /** A page of a plan's decisions, in its order. */
    public Uni<List<Decision>> page(SqlClient client, long task, PlanId plan, long offset, int limit) {
        return client.preparedQuery(PAGE)
                .execute(Tuple.of(task, plan.value(), offset, (long) limit))
                .map(rows -> page(rows, offset, limit));
    }

    public Uni<Long> count(SqlClient client, long task, PlanId plan) {
        return client.preparedQuery(COUNT)
                .execute(Tuple.of(task, plan.value()))
                .map(rows -> rows.iterator().next().getLong("total"));
    }

    /**
     * Completes when all of a plan is stored, or after a few seconds. Decisions and ends come on topics of their own, so that a task can
     * be seen to have ended shortly before its decisions are here.
     */
    public Uni<Void> awaitAll(SqlClient client, long task, PlanId plan) {
        return Uni.createFrom()
                .deferred(() -> client.preparedQuery(COMPLETE).execute(Tuple.of(task, plan.value())))
                .map(rows -> rows.iterator().next().getBoolean("complete"))
                .repeat()
                .withDelay(BETWEEN_LOOKS)
                .whilst(complete -> !complete)
                .select()
                .first(LOOKS)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private List<Decision> page(RowSet<Row> rows, long offset, int limit) {
        var decisions = new ArrayList<Decision>();
        long before = offset;
        for (Row row : rows) {
            before = decisions.isEmpty() ? row.getLong("before") : before;
            decisions.addAll(decisions(row));
        }
        int from = (int) Math.min(decisions.size(), offset - before);
        return List.copyOf(decisions.subList(from, Math.min(decisions.size(), from + limit)));
    }

    private Condemnations condemnations(RowSet<Row> rows) {
        var condemnations = new Condemnations();
        for (Row row : rows) {
            condemnations.add(row.getLong("task"), new PlanId(row.getUUID("plan")), decisions(row));
        }
        return condemnations;
    }

    private List<Decision> decisions(Row row) {
        return codec.read(row.getBuffer("content").getBytes());
    }
}
