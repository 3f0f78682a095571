package dev.tidemark.audit.projection;

import dev.tidemark.audit.database.Columns;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.TaskId;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Gives tasks their numbers at first sight, and holds the tasks' rows for the rest of the transaction. */
final class TaskNumbers {

    // Not ON CONFLICT alone: each conflict would use up a number, and clients keep numbers in 32 bits.
    private static final String GIVE =
            """
            INSERT INTO audit.task (execution, registry, repository)
            SELECT x.* FROM unnest($1::bigint[], $2::text[], $3::text[]) AS x(execution, registry, repository)
            WHERE NOT EXISTS (SELECT FROM audit.task t
                WHERE t.execution = x.execution AND t.registry = x.registry AND t.repository = x.repository)
            ORDER BY 1, 2, 3
            ON CONFLICT DO NOTHING""";

    private static final String HOLD =
            """
            SELECT t.number, t.execution, t.registry, t.repository
            FROM audit.task t JOIN unnest($1::bigint[], $2::text[], $3::text[]) AS x(execution, registry, repository)
                ON t.execution = x.execution AND t.registry = x.registry AND t.repository = x.repository
            ORDER BY t.number FOR UPDATE OF t""";

    private TaskNumbers() {}

    /** The number of each of the tasks, which are distinct. */
    static Uni<Map<TaskId, Long>> of(SqlConnection transaction, Collection<TaskId> tasks) {
        Tuple keys = Columns.of(tasks)
                .longs(task -> task.execution().value())
                .texts(TaskId::registry)
                .texts(TaskId::repository)
                .tuple();
        return transaction
                .preparedQuery(GIVE)
                .execute(keys)
                .chain(() -> transaction.preparedQuery(HOLD).execute(keys))
                .map(TaskNumbers::byTask);
    }

    private static Map<TaskId, Long> byTask(RowSet<Row> rows) {
        var numbers = new HashMap<TaskId, Long>();
        for (Row row : rows) {
            var task = new TaskId(
                    new ExecutionId(row.getLong("execution")),
                    new RegistryName(row.getString("registry")),
                    new RepositoryName(row.getString("repository")));
            numbers.put(task, row.getLong("number"));
        }
        return numbers;
    }
}
