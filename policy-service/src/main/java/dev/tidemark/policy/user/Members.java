package dev.tidemark.policy.user;

import dev.tidemark.policy.security.Role;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Who is what in which project, as the database has it; what the configuration adds is not here. */
@ApplicationScoped
public class Members {

    private static final String QUERY = "select m.id, m.project_id, m.account_id, a.name, m.role"
            + " from policy.member m join policy.account a on a.id = m.account_id where m.project_id = $1 ";

    private final Pool pool;

    Members(Pool pool) {
        this.pool = pool;
    }

    /** The first of those that come after, by number, whose user's name contains the text. */
    public Uni<List<Member>> of(int project, String text, long after, int max) {
        return many(
                QUERY + "and m.id > $2 and position($3 in a.name) > 0 order by m.id limit $4",
                Tuple.of(project, (int) Math.min(after, Integer.MAX_VALUE), text, max));
    }

    /** A part of the whole list, by number. */
    public Uni<List<Member>> page(int project, String text, int offset, int max) {
        return many(
                QUERY + "and position($2 in a.name) > 0 order by m.id offset $3 limit $4",
                Tuple.of(project, text, offset, max));
    }

    public Uni<Long> count(int project, String text) {
        return pool.preparedQuery("select count(*) from policy.member m join policy.account a on a.id = m.account_id"
                        + " where m.project_id = $1 and position($2 in a.name) > 0")
                .execute(Tuple.of(project, text))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    public Uni<Optional<Member>> numbered(int project, int number) {
        return one(QUERY + "and m.id = $2", Tuple.of(project, number));
    }

    public Uni<Optional<Member>> named(int project, String user) {
        return one(QUERY + "and a.name = $2", Tuple.of(project, user));
    }

    /**
     * Makes somebody a member who is none.
     *
     * @return nothing if they are one already
     */
    public Uni<Optional<Member>> add(int project, int account, Role role) {
        return pool.preparedQuery("insert into policy.member (project_id, account_id, role) values ($1, $2, $3)"
                        + " on conflict do nothing returning id")
                .execute(Tuple.of(project, account, role.word()))
                .chain(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().item(Optional.empty())
                        : numbered(project, rows.iterator().next().getInteger(0)));
    }

    /** Whether there is such a member. */
    public Uni<Boolean> change(int project, int number, Role role) {
        return pool.preparedQuery("update policy.member set role = $3 where project_id = $1 and id = $2")
                .execute(Tuple.of(project, number, role.word()))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Whether there was such a member. */
    public Uni<Boolean> remove(int project, int number) {
        return pool.preparedQuery("delete from policy.member where project_id = $1 and id = $2")
                .execute(Tuple.of(project, number))
                .map(rows -> rows.rowCount() > 0);
    }

    private Uni<Optional<Member>> one(String query, Tuple parameters) {
        return many(query, parameters).map(found -> found.stream().findFirst());
    }

    private Uni<List<Member>> many(String query, Tuple parameters) {
        return pool.preparedQuery(query).execute(parameters).map(Members::members);
    }

    private static List<Member> members(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Member(
                        row.getInteger("id"),
                        row.getInteger("project_id"),
                        row.getInteger("account_id"),
                        row.getString("name"),
                        Role.of(row.getString("role")).orElseThrow()))
                .toList();
    }
}
