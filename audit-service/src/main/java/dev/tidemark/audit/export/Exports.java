package dev.tidemark.audit.export;

import dev.tidemark.audit.database.Conditions;
import dev.tidemark.audit.database.OneMoment;
import dev.tidemark.audit.decision.DecisionCodec;
import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads what is exported as it is written, some hundred lines at a time. */
@ApplicationScoped
class Exports {

    private static final int LINES_AT_ONCE = 500;
    private static final int DELETIONS_UNDER_WAY = 2_000;
    /** Each has up to 500 decisions. */
    private static final int CHUNKS_UNDER_WAY = 4;

    private static final String DELETIONS = "SELECT h.* FROM audit.history h";
    private static final String OLDEST_FIRST = " ORDER BY h.deleted_at, h.id";

    // Of the plan that stands, or was told where none was begun.
    private static final String DECISIONS =
            """
            SELECT t.execution, t.number, coalesce(t.policy, e.policy) AS policy, coalesce(t.dry_run, e.dry_run) AS dry_run, t.registry,
                t.repository, c.planned_at, c.content
            FROM audit.task t
            LEFT JOIN audit.execution e ON e.id = t.execution
            JOIN audit.decision_chunk c ON c.task = t.number AND c.plan = coalesce(t.plan, t.planned_plan)""";

    private static final String PLAN_BY_PLAN = " ORDER BY t.execution, t.number, c.chunk";

    private final Pool pool;
    private final DecisionCodec codec;

    Exports(Pool pool, DecisionCodec codec) {
        this.pool = pool;
        this.codec = codec;
    }

    Multi<List<DeletionLine>> deletions(ExportFilter filter) {
        Conditions conditions = filter.conditions("h", "h.policy", "h.deleted_at");
        return rows(DELETIONS, conditions, OLDEST_FIRST, DELETIONS_UNDER_WAY)
                .map(DeletionLine::of)
                .group()
                .intoLists()
                .of(LINES_AT_ONCE);
    }

    Multi<List<DecisionLine>> decisions(ExportFilter filter) {
        Conditions conditions = filter.conditions("t", "e.policy", "c.planned_at");
        return rows(DECISIONS, conditions, PLAN_BY_PLAN, CHUNKS_UNDER_WAY).map(this::decisions);
    }

    private List<DecisionLine> decisions(Row chunk) {
        return DecisionLine.of(chunk, codec.read(chunk.getBuffer("content").getBytes()));
    }

    private Multi<Row> rows(String select, Conditions conditions, String order, int underWay) {
        String statement = select + conditions.clause() + order;
        return OneMoment.of(pool, connection -> OneMoment.rows(connection, statement, conditions.tuple(), underWay));
    }
}
