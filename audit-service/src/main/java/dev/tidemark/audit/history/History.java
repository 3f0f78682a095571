package dev.tidemark.audit.history;

import dev.tidemark.audit.database.Columns;
import dev.tidemark.audit.database.Conditions;
import dev.tidemark.audit.database.Rows;
import dev.tidemark.audit.rest.ListOf;
import dev.tidemark.audit.rest.Paging;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;

/** Deletions, the latest first, a page at a time. */
@ApplicationScoped
class History {

    private final Pool pool;

    History(Pool pool) {
        this.pool = pool;
    }

    /** Which deletions; null where it does not matter. */
    record Filter(
            String registry,
            String repository,
            Long execution,
            Long policy,
            OffsetDateTime since,
            OffsetDateTime until) {}

    /** @param next the cursor of the next page, null where there is none */
    record Page(List<Deletion> items, String next) {}

    Uni<Page> page(Filter filter, Cursor after, int limit) {
        var conditions = new Conditions()
                .where("registry = ?", filter.registry())
                .where("repository = ?", filter.repository())
                .where("execution = ?", filter.execution())
                .where("policy = ?", filter.policy())
                .where("deleted_at >= ?", filter.since())
                .where("deleted_at < ?", filter.until());
        if (after != null) {
            var deletedAt = Columns.toDatabase(after.deletedAt());
            // The first half alone lets whole months be passed over.
            conditions.where("deleted_at <= ?", deletedAt).where("(deleted_at, id) < (?, ?)", deletedAt, after.id());
        }
        String order = " ORDER BY deleted_at DESC, id DESC LIMIT " + (limit + 1);
        return pool.preparedQuery("SELECT * FROM audit.history" + conditions.clause() + order)
                .execute(conditions.tuple())
                .map(rows -> page(Rows.list(rows, Deletion::of), limit));
    }

    /**
     * Deleted tags of a repository, the one that became known last first.
     *
     * @param policies only what these are behind; empty for all
     */
    Uni<ListOf<DeletedTag>> tags(String registry, String repository, List<Long> policies, Paging paging) {
        var conditions = new Conditions()
                .where("registry = ?", registry)
                .where("repository = ?", repository)
                .where("policy = ANY (?)", (Object) (policies.isEmpty() ? null : policies.toArray(Long[]::new)));
        String found = " FROM audit.history" + conditions.clause() + " AND number IS NOT NULL";
        String order = " ORDER BY number DESC OFFSET " + paging.offset() + " LIMIT " + paging.limit();
        return pool.preparedQuery("SELECT number, execution, policy, tag, deleted_at" + found + order)
                .execute(conditions.tuple())
                .map(rows -> Rows.list(rows, DeletedTag::of))
                .chain(items -> pool.preparedQuery("SELECT count(*)" + found)
                        .execute(conditions.tuple())
                        .map(rows -> new ListOf<>(items, rows.iterator().next().getLong(0))));
    }

    private static Page page(List<Deletion> found, int limit) {
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        List<Deletion> items = List.copyOf(found.subList(0, limit));
        return new Page(items, items.get(limit - 1).cursor().toString());
    }
}
