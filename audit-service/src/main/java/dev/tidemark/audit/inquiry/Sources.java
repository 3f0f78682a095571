package dev.tidemark.audit.inquiry;

import dev.tidemark.audit.database.Rows;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Where decisions are looked for. Always in the plan that stands, or was told where none was begun. */
@ApplicationScoped
class Sources {

    private static final String JOINED =
            " JOIN audit.decision_chunk c ON c.task = t.number AND c.plan = coalesce(t.plan, t.planned_plan)";

    private static final String OF_EXECUTION = "SELECT " + Chunk.COLUMNS
            + " FROM audit.task t LEFT JOIN audit.execution e ON e.id = t.execution" + JOINED
            + """
             WHERE t.execution = $1 AND ($2::text IS NULL OR t.repository = $2)
                AND (t.number, c.chunk) > ($3, $4) AND (NOT $5 OR c.condemned > 0)
            ORDER BY t.number, c.chunk LIMIT $6""";

    // Of each policy its last executions only: one that runs at every push does not hide the others.
    private static final String OF_REPOSITORY =
            """
            WITH looked AS (
                SELECT t.number, row_number() OVER (PARTITION BY coalesce(t.policy, e.policy) ORDER BY t.execution DESC) AS place
                FROM audit.task t LEFT JOIN audit.execution e ON e.id = t.execution WHERE t.registry = $1 AND t.repository = $2)
            SELECT\s"""
                    + Chunk.COLUMNS + " FROM looked l JOIN audit.task t ON t.number = l.number AND l.place <= $3"
                    + " LEFT JOIN audit.execution e ON e.id = t.execution" + JOINED
                    + """
                     WHERE (t.execution, t.number) < ($4, $5) OR (t.number = $5 AND c.chunk > $6)
                    ORDER BY t.execution DESC, t.number DESC, c.chunk LIMIT $7""";

    private final Pool pool;

    Sources(Pool pool) {
        this.pool = pool;
    }

    /**
     * All of an execution, task by task.
     *
     * @param repository null for all
     * @param condemning whether chunks that condemn nothing can be passed over
     */
    Search.Source ofExecution(long execution, String repository, boolean condemning) {
        return place -> {
            Place from = place == null ? new Place(execution, 0, 0, Place.END) : place;
            Tuple values = Tuple.tuple()
                    .addValue(execution)
                    .addValue(repository)
                    .addValue(from.task())
                    .addValue(behind(from))
                    .addValue(condemning)
                    .addValue((long) Search.CHUNKS_AT_ONCE);
            return pool.preparedQuery(OF_EXECUTION).execute(values).map(rows -> Rows.list(rows, Chunk::of));
        };
    }

    /** The last executions of each policy that looked at the repository, the newest first. */
    Search.Source ofRepository(String registry, String repository, int executions) {
        return place -> {
            Place from = place == null ? new Place(Long.MAX_VALUE, Long.MAX_VALUE, 0, Place.END) : place;
            Tuple values = Tuple.tuple()
                    .addValue(registry)
                    .addValue(repository)
                    .addValue((long) executions)
                    .addValue(from.execution())
                    .addValue(from.task())
                    .addValue(behind(from))
                    .addValue((long) Search.CHUNKS_AT_ONCE);
            return pool.preparedQuery(OF_REPOSITORY).execute(values).map(rows -> Rows.list(rows, Chunk::of));
        };
    }

    /** A chunk that was not looked through to its end comes once more. */
    private static int behind(Place place) {
        return place.index() == Place.END ? place.chunk() : place.chunk() - 1;
    }
}
