package dev.tidemark.audit.history;

import dev.tidemark.audit.database.Columns;
import dev.tidemark.audit.database.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Deletions, the latest first, a page at a time. */
@ApplicationScoped
class History {

    private final Pool pool;

    History(Pool pool) {
        this.pool = pool;
    }

    /** Which deletions; null where it does not matter. */
    record Filter(String registry, String repository, Long execution, Long policy) {}

    /** @param next the cursor of the next page, null where there is none */
    record Page(List<Deletion> items, String next) {}

    Uni<Page> page(Filter filter, Cursor after, int limit) {
        var conditions = new ArrayList<String>();
        var tuple = Tuple.tuple();
        add(conditions, tuple, "registry =", filter.registry());
        add(conditions, tuple, "repository =", filter.repository());
        add(conditions, tuple, "execution =", filter.execution());
        add(conditions, tuple, "policy =", filter.policy());
        if (after != null) {
            // The first half alone lets whole months be passed over.
            add(conditions, tuple, "deleted_at <=", Columns.toDatabase(after.deletedAt()));
            tuple.addLong(after.id());
            conditions.add("(deleted_at, id) < ($" + (tuple.size() - 1) + ", $" + tuple.size() + ")");
        }
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        String order = " ORDER BY deleted_at DESC, id DESC LIMIT " + (limit + 1);
        return pool.preparedQuery("SELECT * FROM audit.history" + where + order)
                .execute(tuple)
                .map(rows -> page(Rows.list(rows, Deletion::of), limit));
    }

    private static void add(List<String> conditions, Tuple tuple, String condition, Object value) {
        if (value != null) {
            tuple.addValue(value);
            conditions.add(condition + " $" + tuple.size());
        }
    }

    private static Page page(List<Deletion> found, int limit) {
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        List<Deletion> items = List.copyOf(found.subList(0, limit));
        return new Page(items, items.get(limit - 1).cursor().toString());
    }
}
