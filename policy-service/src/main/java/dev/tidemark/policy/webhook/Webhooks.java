package dev.tidemark.policy.webhook;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Keeps who wants to be told what. */
@ApplicationScoped
public class Webhooks {

    /** A part of a list, and how long the whole is. */
    public record Page(List<Webhook> items, long total) {}

    /** Of PostgreSQL's codes, the one for what breaks a unique index. */
    private static final String TAKEN = "23505";

    private static final String CREATE =
            """
            insert into policy.webhook
                (project_id, name, description, event_types, targets, enabled, creator, created_at, updated_at)
            values ($1, $2, $3, $4, $5, $6, $7, clock_timestamp(), clock_timestamp()) returning id
            """;

    private static final String CHANGE =
            """
            update policy.webhook
               set name = $3, description = $4, event_types = $5, targets = $6, enabled = $7, updated_at = clock_timestamp()
             where project_id = $1 and id = $2
            """;

    private final Pool pool;

    Webhooks(Pool pool) {
        this.pool = pool;
    }

    /** @throws WebhookExistsException if the project has one of that name */
    public Uni<Long> create(int project, Webhook.Draft draft, String creator) {
        return pool.preparedQuery(CREATE)
                .execute(columns(draft, project).addString(creator))
                .map(rows -> rows.iterator().next().getLong(0))
                .onFailure(Webhooks::isTaken)
                .transform(e -> new WebhookExistsException(draft.name()));
    }

    /**
     * Whether there was one to change.
     *
     * @throws WebhookExistsException if the project has another of that name
     */
    public Uni<Boolean> change(int project, long id, Webhook.Draft draft) {
        return pool.preparedQuery(CHANGE)
                .execute(columns(draft, project, id))
                .map(rows -> rows.rowCount() > 0)
                .onFailure(Webhooks::isTaken)
                .transform(e -> new WebhookExistsException(draft.name()));
    }

    private static Tuple columns(Webhook.Draft draft, Object... first) {
        Tuple columns = Tuple.tuple();
        for (Object value : first) {
            columns.addValue(value);
        }
        return columns.addString(draft.name())
                .addString(draft.description())
                .addString(TargetsJson.write(draft.eventTypes()))
                .addString(TargetsJson.write(draft.targets()))
                .addBoolean(draft.enabled());
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException e && TAKEN.equals(e.getSqlState());
    }

    /** Whether there was one; what is still to be sent to its receivers is not sent any more. */
    public Uni<Boolean> delete(int project, long id) {
        return pool.preparedQuery("delete from policy.webhook where project_id = $1 and id = $2")
                .execute(Tuple.of(project, id))
                .map(rows -> rows.rowCount() > 0);
    }

    public Uni<Optional<Webhook>> get(int project, long id) {
        return read("where project_id = $1 and id = $2", Tuple.of(project, id))
                .map(found -> found.stream().findFirst());
    }

    /** Those of a project, by number. */
    public Uni<Page> of(int project, int offset, int limit) {
        return read("where project_id = $1 order by id offset $2 limit $3", Tuple.of(project, offset, limit))
                .chain(items -> pool.preparedQuery("select count(*) from policy.webhook where project_id = $1")
                        .execute(Tuple.of(project))
                        .map(rows -> new Page(items, rows.iterator().next().getLong(0))));
    }

    /** Those of a project that want to be told. */
    Uni<List<Webhook>> enabledOf(int project) {
        return read("where project_id = $1 and enabled order by id", Tuple.of(project));
    }

    private Uni<List<Webhook>> read(String condition, Tuple parameters) {
        return pool.preparedQuery("select * from policy.webhook " + condition)
                .execute(parameters)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Webhooks::webhook)
                        .toList());
    }

    private static Webhook webhook(Row row) {
        return new Webhook(
                row.getLong("id"),
                row.getInteger("project_id"),
                new Webhook.Draft(
                        row.getString("name"),
                        row.getString("description"),
                        TargetsJson.texts(row.getString("event_types")),
                        TargetsJson.targets(row.getString("targets")),
                        row.getBoolean("enabled")),
                row.getString("creator"),
                row.get(OffsetDateTime.class, "created_at").toInstant(),
                row.get(OffsetDateTime.class, "updated_at").toInstant());
    }
}
