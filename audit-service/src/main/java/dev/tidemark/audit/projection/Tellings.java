package dev.tidemark.audit.projection;

import dev.tidemark.audit.database.Columns;
import dev.tidemark.audit.intake.Received;
import dev.tidemark.contracts.event.ResultEvent.DeletionsBegun;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.TaskId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who deleted what is gone. A worker tells what it is about to delete before it does; if it dies in between, the next one tells it
 * again and then finds it gone. So a subject that is gone, and was told twice before that, was deleted by us; told once, it was gone
 * before we came. A telling is a place in the topic, so a record that is read twice is still one telling.
 */
final class Tellings {

    private static final String STORE =
            """
            INSERT INTO audit.begun (task, told_at, plan, subjects)
            SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::uuid[], $4::text[]) ON CONFLICT DO NOTHING""";

    private static final String FIND =
            "SELECT task, told_at, subjects FROM audit.begun WHERE task = ANY ($1::bigint[])";

    private static final int BY_THE_ONE_BEFORE_AND_THIS_ONE = 2;

    private Tellings() {}

    static Uni<Void> store(SqlConnection transaction, List<Received<DeletionsBegun>> begun, Map<TaskId, Long> numbers) {
        if (begun.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(STORE)
                .execute(Columns.of(begun)
                        .longs(told -> numbers.get(told.event().task()))
                        .longs(told -> told.position().offset())
                        .uuids(told -> told.event().plan().value())
                        .texts(told -> told.event().subjects().stream()
                                .map(Object::toString)
                                .collect(Collectors.joining("\n")))
                        .tuple())
                .replaceWithVoid();
    }

    /** The rows, with GONE turned into DELETED where it was us. */
    static Uni<List<SubjectRow>> attribute(SqlConnection transaction, Collection<SubjectRow> rows) {
        Long[] tasks = rows.stream()
                .filter(row -> row.outcome() == Outcome.GONE)
                .map(SubjectRow::number)
                .distinct()
                .toArray(Long[]::new);
        if (tasks.length == 0) {
            return Uni.createFrom().item(List.copyOf(rows));
        }
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.tuple().addValue(tasks))
                .map(found -> attribute(rows, byRow(rows), found));
    }

    private static Map<List<Object>, SubjectRow> byRow(Collection<SubjectRow> rows) {
        return rows.stream()
                .filter(row -> row.outcome() == Outcome.GONE)
                .collect(Collectors.toMap(
                        row -> List.of(row.number(), row.subject().toString()), row -> row));
    }

    private static List<SubjectRow> attribute(
            Collection<SubjectRow> rows, Map<List<Object>, SubjectRow> gone, RowSet<Row> found) {
        var told = new HashMap<SubjectRow, Integer>();
        for (Row telling : found) {
            for (String subject : telling.getString("subjects").split("\n")) {
                SubjectRow row = gone.get(List.of(telling.getLong("task"), subject));
                if (row != null && telling.getLong("told_at") < row.toldAt()) {
                    told.merge(row, 1, Integer::sum);
                }
            }
        }
        return rows.stream()
                .map(row -> told.getOrDefault(row, 0) >= BY_THE_ONE_BEFORE_AND_THIS_ONE ? row.asDeleted() : row)
                .toList();
    }
}
