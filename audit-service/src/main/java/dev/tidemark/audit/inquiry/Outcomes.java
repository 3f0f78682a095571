package dev.tidemark.audit.inquiry;

import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.execution.SubjectOutcome;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what became of subjects of a task. */
@ApplicationScoped
class Outcomes {

    private static final String TOLD =
            """
            SELECT subject, outcome, reason, detail FROM audit.outcome WHERE task = $1 AND subject = ANY ($2::text[])
            UNION ALL
            SELECT subject, outcome, NULL, NULL FROM audit.history WHERE task = $1 AND subject = ANY ($2::text[])""";

    private final Pool pool;

    Outcomes(Pool pool) {
        this.pool = pool;
    }

    Uni<Map<Subject, SubjectOutcome>> of(long task, Collection<Subject> subjects) {
        if (subjects.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Map<String, Subject> named =
                subjects.stream().distinct().collect(Collectors.toMap(Subject::toString, Function.identity()));
        return pool.preparedQuery(TOLD)
                .execute(Tuple.of(task, named.keySet().toArray(String[]::new)))
                .map(rows -> read(rows, named));
    }

    private static Map<Subject, SubjectOutcome> read(RowSet<Row> rows, Map<String, Subject> named) {
        Map<Subject, SubjectOutcome> told = new HashMap<>();
        for (Row row : rows) {
            Subject subject = named.get(row.getString("subject"));
            String reason = row.getString("reason");
            told.put(
                    subject,
                    new SubjectOutcome(
                            subject,
                            Outcome.valueOf(row.getString("outcome")),
                            reason == null ? null : Reason.valueOf(reason),
                            row.getString("detail")));
        }
        return told;
    }
}
