package dev.tidemark.policy.robot;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidemark.policy.json.WireJson;
import dev.tidemark.policy.registry.Registries;
import dev.tidemark.policy.user.Accounts;
import dev.tidemark.policy.user.Secret;
import dev.tidemark.policy.user.User;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The robots' rows. Whether one has expired, the database's clock says. */
@ApplicationScoped
public class Robots {

    private static final String COLUMNS =
            "id, name, project_id, description, duration, disabled, permissions, creator, created_at, updated_at";

    private static final String OF = " from policy.robot where project_id is not distinct from $1 ";

    private static final WireJson JSON = new WireJson(JsonMapper.builder().build());

    private final Pool pool;
    private final Registries registries;

    Robots(Pool pool, Registries registries) {
        this.pool = pool;
        this.registries = registries;
    }

    /** One that may log in, under its full name, with what its secret is compared with. */
    public Uni<Optional<User>> find(String fullName) {
        return pool.preparedQuery("select secret, " + COLUMNS + " from policy.robot where name = $1 and not disabled"
                        + " and (duration < 0 or clock_timestamp() - created_at < make_interval(days => duration))")
                .execute(Tuple.of(fullName.substring(Robot.PREFIX.length())))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new User(
                                robot(row).caller(registries.ofHarbor()), Secret.ofHash(row.getString("secret"))))
                        .findFirst());
    }

    /**
     * A new one.
     *
     * @param project empty for one of the system
     * @param hash bcrypt
     * @return nothing if there is one of that name
     */
    public Uni<Optional<Robot>> create(Optional<Integer> project, Robot.Draft draft, String hash, int creator) {
        return one(
                        "insert into policy.robot (name, project_id, description, duration, disabled, permissions, secret, creator)"
                                + " values ($1, $2, $3, $4, $5, $6, $7, $8) returning " + COLUMNS,
                        Tuple.tuple()
                                .addString(draft.name())
                                .addInteger(project.orElse(null))
                                .addString(draft.description())
                                .addInteger(draft.days())
                                .addBoolean(draft.disabled())
                                .addString(JSON.write(draft.permissions()))
                                .addString(hash)
                                .addInteger(creator))
                .onFailure(Accounts::isTaken)
                .recoverWithItem(Optional.empty());
    }

    public Uni<Optional<Robot>> numbered(int number) {
        return one("select " + COLUMNS + " from policy.robot where id = $1", Tuple.of(number));
    }

    /** A part of the project's robots, or of the system's. */
    public Uni<List<Robot>> page(Optional<Integer> project, int offset, int max) {
        return many(
                "select " + COLUMNS + OF + "order by id offset $2 limit $3",
                Tuple.of(project.orElse(null), offset, max));
    }

    public Uni<Long> count(Optional<Integer> project) {
        return pool.preparedQuery("select count(*)" + OF)
                .execute(Tuple.of(project.orElse(null)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Whether there was such a robot. Its name stays. */
    public Uni<Boolean> change(int number, Robot.Draft draft) {
        return changed(
                "update policy.robot set description = $2, duration = $3, disabled = $4, permissions = $5,"
                        + " updated_at = clock_timestamp() where id = $1",
                Tuple.of(number, draft.description(), draft.days(), draft.disabled(), JSON.write(draft.permissions())));
    }

    /** Whether there was such a robot. */
    public Uni<Boolean> changeSecret(int number, String hash) {
        return changed(
                "update policy.robot set secret = $2, updated_at = clock_timestamp() where id = $1",
                Tuple.of(number, hash));
    }

    /** Whether there was such a robot. */
    public Uni<Boolean> delete(int number) {
        return changed("delete from policy.robot where id = $1", Tuple.of(number));
    }

    private Uni<Boolean> changed(String statement, Tuple parameters) {
        return pool.preparedQuery(statement).execute(parameters).map(rows -> rows.rowCount() > 0);
    }

    private Uni<Optional<Robot>> one(String query, Tuple parameters) {
        return many(query, parameters).map(found -> found.stream().findFirst());
    }

    private Uni<List<Robot>> many(String query, Tuple parameters) {
        return pool.preparedQuery(query).execute(parameters).map(Robots::robots);
    }

    private static List<Robot> robots(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(Robots::robot)
                .toList();
    }

    private static Robot robot(Row row) {
        return new Robot(
                row.getInteger("id"),
                Optional.ofNullable(row.getInteger("project_id")),
                new Robot.Draft(
                        row.getString("name"),
                        row.getString("description"),
                        row.getInteger("duration"),
                        row.getBoolean("disabled"),
                        List.of(JSON.readStored(row.getString("permissions"), RobotPermission[].class))),
                row.getInteger("creator"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
