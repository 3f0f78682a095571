package dev.tidemark.audit.projection;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;

/** Names the policy in history rows that were written before it was known whose task they are. */
final class HistoryPolicies {

    private static final String FILL =
            """
            UPDATE audit.history h SET policy = t.policy
            FROM audit.task t
            WHERE t.number = ANY ($1::bigint[]) AND t.deleted > 0 AND h.task = t.number AND h.policy IS NULL""";

    private HistoryPolicies() {}

    static Uni<Void> fill(SqlConnection transaction, Collection<Long> tasks) {
        return transaction
                .preparedQuery(FILL)
                .execute(Tuple.tuple().addValue(tasks.toArray(Long[]::new)))
                .replaceWithVoid();
    }
}
