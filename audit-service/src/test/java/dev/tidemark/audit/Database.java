package dev.tidemark.audit;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A look into the tables, each row as one text. */
@ApplicationScoped
public class Database {

    private final Pool pool;

    Database(Pool pool) {
        this.pool = pool;
    }

    public List<String> rows(String sql, Object... parameters) {
        var rows = new ArrayList<String>();
        for (Row row : pool.preparedQuery(sql)
                .execute(Tuple.from(List.of(parameters)))
                .await()
                .atMost(Duration.ofSeconds(30))) {
            rows.add(row.toJson().encode());
        }
        return rows;
    }

    /** The relay empties the outbox, so what was once in it is kept aside. */
    public void keepWhatIsTold() {
        run("CREATE TABLE IF NOT EXISTS audit.told (execution bigint, event_id uuid, payload text)");
        run("CREATE OR REPLACE FUNCTION audit.keep_told() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                + "INSERT INTO audit.told VALUES (new.execution, new.event_id, new.payload); RETURN new; END $$");
        run("CREATE OR REPLACE TRIGGER keep_told AFTER INSERT ON audit.outbox "
                + "FOR EACH ROW EXECUTE FUNCTION audit.keep_told()");
    }

    public List<String> told(long execution) {
        return rows("SELECT payload::jsonb AS told FROM audit.told WHERE execution = $1", execution);
    }

    public void run(String sql) {
        pool.query(sql).execute().await().atMost(Duration.ofSeconds(30));
    }
}
