package dev.tidemark.policy.user;

import dev.tidemark.policy.filter.Column;
import dev.tidemark.policy.filter.Filter;
import dev.tidemark.policy.filter.Where;
import dev.tidemark.policy.user.Account.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The users' rows. */
@ApplicationScoped
public class Accounts {

    public static final Column<Account> NUMBER = Column.number("id");
    public static final Column<Account> NAME = Column.text("name");
    public static final Column<Account> REAL_NAME = Column.text("realname");
    public static final Column<Account> EMAIL = Column.text("email");
    public static final Column<Account> CREATED_AT = Column.time("created_at");
    public static final Column<Account> UPDATED_AT = Column.time("updated_at");

    /** How much of a user an administrator may say; what is null stays as it is. */
    public record Profile(String realName, String email, String comment) {}

    private static final String COLUMNS = "id, name, kind, admin, realname, email, comment, created_at, updated_at";
    private static final String UNIQUE_VIOLATION = "23505";

    private final Pool pool;

    Accounts(Pool pool) {
        this.pool = pool;
    }

    public Uni<Optional<Account>> numbered(int number) {
        return one("select " + COLUMNS + " from policy.account where id = $1", Tuple.of(number));
    }

    public Uni<Optional<Account>> named(String name) {
        return one("select " + COLUMNS + " from policy.account where name = $1", Tuple.of(name));
    }

    /** What they are called, by number; those who are not there are left out. */
    public Uni<Map<Integer, String>> names(Collection<Integer> numbers) {
        return pool.preparedQuery("select id, name from policy.account where id = any($1)")
                .execute(Tuple.of(numbers.stream().distinct().toArray(Integer[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(row -> row.getInteger(0), row -> row.getString(1))));
    }

    /** The first of those that come after, by number, whose name contains the text. */
    public Uni<List<Account>> containing(String text, int after, int max) {
        return many(
                "select " + COLUMNS + " from policy.account where id > $1 and position($2 in name) > 0"
                        + " order by id limit $3",
                Tuple.of(after, text, max));
    }

    /** A part of a list, and how long the whole is. */
    public record Page(List<Account> items, long total) {}

    /** Those that are asked for, by number where no other order is. */
    public Uni<Page> listed(Filter<Column<Account>> filter, int offset, int limit) {
        Where where = new Where("true").and(filter);
        return many("select " + COLUMNS + " from policy.account" + where.page("id", offset, limit), where.parameters())
                .chain(items -> pool.preparedQuery("select count(*) from policy.account" + where.rows())
                        .execute(where.parameters())
                        .map(rows -> new Page(items, rows.iterator().next().getLong(0))));
    }

    /**
     * A new user.
     *
     * @param hash bcrypt
     * @return nothing if there is one of that name already
     */
    public Uni<Optional<Account>> create(String name, String hash, boolean isSystemAdmin, Profile profile) {
        return one(
                        "insert into policy.account (name, kind, password, admin, realname, email, comment)"
                                + " values ($1, 'CREATED', $2, $3, $4, $5, $6) returning " + COLUMNS,
                        Tuple.from(List.of(
                                name,
                                hash,
                                isSystemAdmin,
                                text(profile.realName()),
                                text(profile.email()),
                                text(profile.comment()))))
                .onFailure(Accounts::isTaken)
                .recoverWithItem(Optional.empty());
    }

    /** The row of a user whom somebody else vouches for, made at first sight; of another kind, the row stays as it is. */
    public Uni<Account> ofKind(String name, Kind kind) {
        String insert = "insert into policy.account (name, kind, admin) values ($1, $2, false)"
                + " on conflict (name) do nothing returning " + COLUMNS;
        return named(name)
                .chain(found ->
                        found.isPresent() ? Uni.createFrom().item(found) : one(insert, Tuple.of(name, kind.name())))
                .chain(found -> found.isPresent() ? Uni.createFrom().item(found) : named(name))
                .map(Optional::orElseThrow);
    }

    /** Whether there was such a user, and one whose password is kept here. */
    public Uni<Boolean> changePassword(int number, String hash) {
        return change(
                "update policy.account set password = $2, updated_at = clock_timestamp()"
                        + " where id = $1 and kind = 'CREATED'",
                Tuple.of(number, hash));
    }

    public Uni<Boolean> changeProfile(int number, Profile profile) {
        return change(
                "update policy.account set realname = coalesce($2, realname), email = coalesce($3, email),"
                        + " comment = coalesce($4, comment), updated_at = clock_timestamp() where id = $1",
                Tuple.of(number, profile.realName(), profile.email(), profile.comment()));
    }

    /** Whether there was such a user, and one of whom the database says what they may do. */
    public Uni<Boolean> changeAdmin(int number, boolean isSystemAdmin) {
        return change(
                "update policy.account set admin = $2, updated_at = clock_timestamp()"
                        + " where id = $1 and kind <> 'CONFIGURED'",
                Tuple.of(number, isSystemAdmin));
    }

    /** Whether there was such a user, and one who is not the configuration's. Tokens and roles go with them. */
    public Uni<Boolean> delete(int number) {
        return change("delete from policy.account where id = $1 and kind <> 'CONFIGURED'", Tuple.of(number));
    }

    private static String text(String given) {
        return given == null ? "" : given;
    }

    private Uni<Boolean> change(String statement, Tuple parameters) {
        return pool.preparedQuery(statement).execute(parameters).map(rows -> rows.rowCount() > 0);
    }

    private Uni<Optional<Account>> one(String query, Tuple parameters) {
        return many(query, parameters).map(found -> found.stream().findFirst());
    }

    private Uni<List<Account>> many(String query, Tuple parameters) {
        return pool.preparedQuery(query).execute(parameters).map(Accounts::accounts);
    }

    private static List<Account> accounts(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(Accounts::account)
                .toList();
    }

    private static Account account(Row row) {
        return new Account(
                row.getInteger("id"),
                row.getString("name"),
                Kind.valueOf(row.getString("kind")),
                row.getBoolean("admin"),
                Optional.ofNullable(row.getString("realname")),
                Optional.ofNullable(row.getString("email")),
                Optional.ofNullable(row.getString("comment")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    /** Whether a statement failed because there is such a row already. */
    public static boolean isTaken(Throwable failure) {
        return failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState());
    }
}
