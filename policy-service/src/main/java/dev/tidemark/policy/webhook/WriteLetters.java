package dev.tidemark.policy.webhook;

import dev.tidemark.contracts.execution.ExecutionId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Turns notices into letters. A notice is taken away in the transaction that its letters are written in. */
@ApplicationScoped
class WriteLetters {

    private static final Logger LOG = Logger.getLogger(WriteLetters.class);

    /** Whoever took some and died leaves them to the others after a minute. */
    private static final String TAKE =
            """
            update policy.webhook_notice n set due_at = clock_timestamp() + interval '1 minute'
              from (select execution_id from policy.webhook_notice where due_at <= clock_timestamp()
                     order by due_at limit 20 for update skip locked) due
             where n.execution_id = due.execution_id returning n.execution_id
            """;

    private static final String PROJECT =
            """
            select p.project_id from policy.execution e join policy.policy p on p.id = e.policy_id
             where e.id = $1 and p.project_id is not null
            """;

    private static final String WRITE =
            """
            insert into policy.webhook_delivery (id, webhook_id, target, body, content_type, tries, due_at)
            values ($1, $2, $3, $4, $5, 0, clock_timestamp()) on conflict do nothing
            """;

    private final Pool pool;
    private final Webhooks webhooks;
    private final Letters letters;

    WriteLetters(Pool pool, Webhooks webhooks, Letters letters) {
        this.pool = pool;
        this.webhooks = webhooks;
        this.letters = letters;
    }

    /** Works off those that are due. */
    Uni<Void> due() {
        return pool.query(TAKE).execute().chain(rows -> Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(row -> write(new ExecutionId(row.getLong(0))))
                .onItem()
                .ignoreAsUni());
    }

    /** One that cannot be worded now does not keep the others from it. */
    private Uni<Void> write(ExecutionId execution) {
        return receivers(execution)
                .chain(receivers -> receivers.isEmpty()
                        ? Uni.createFrom().item(List.<Letter>of())
                        : letters.of(execution, receivers))
                .chain(written -> pool.withTransaction(connection -> replace(connection, execution, written)))
                .onFailure()
                .invoke(failure -> LOG.warnf("What became of execution %s is told later: %s", execution, failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<List<Webhook>> receivers(ExecutionId execution) {
        return pool.preparedQuery(PROJECT)
                .execute(Tuple.of(execution.value()))
                .chain(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().item(List.of())
                        : webhooks.enabledOf(rows.iterator().next().getInteger(0)));
    }

    private static Uni<Void> replace(SqlConnection connection, ExecutionId execution, List<Letter> letters) {
        return Multi.createFrom()
                .iterable(letters)
                .onItem()
                .transformToUniAndConcatenate(letter -> connection
                        .preparedQuery(WRITE)
                        .execute(Tuple.of(
                                letter.id(),
                                letter.webhook(),
                                TargetsJson.write(letter.target()),
                                letter.body(),
                                letter.contentType())))
                .onItem()
                .ignoreAsUni()
                .chain(() -> connection
                        .preparedQuery("delete from policy.webhook_notice where execution_id = $1")
                        .execute(Tuple.of(execution.value())))
                .replaceWithVoid();
    }
}
