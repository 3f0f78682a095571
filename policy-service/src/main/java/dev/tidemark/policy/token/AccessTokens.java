package dev.tidemark.policy.token;

import dev.tidemark.policy.user.Accounts;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The access tokens of all users. Whether one has expired, the database's clock says. */
@ApplicationScoped
public class AccessTokens {

    /**
     * A token that was just made.
     *
     * @param text itself, which is nowhere else
     */
    public record Created(AccessToken token, String text) {

        /** Without what it is about. */
        @Override
        public String toString() {
            return "Created[token=" + token + "]";
        }
    }

    private static final String COLUMNS = "t.id, a.name as account, t.name, t.created_at, t.expires_at"
            + " from policy.access_token t join policy.account a on a.id = t.account_id ";

    private final Pool pool;

    AccessTokens(Pool pool) {
        this.pool = pool;
    }

    /**
     * A new one.
     *
     * @param account the number of the user it stands for
     * @throws TokenTakenException if they have one of that name already
     */
    public Uni<Created> create(int account, String name, Optional<Instant> expiresAt) {
        String text = TokenText.random();
        OffsetDateTime expiry =
                expiresAt.map(time -> time.atOffset(ZoneOffset.UTC)).orElse(null);
        return pool.preparedQuery("insert into policy.access_token (account_id, name, hash, expires_at)"
                        + " values ($1, $2, $3, $4) returning id")
                .execute(Tuple.of(account, name, Buffer.buffer(TokenText.hash(text)), expiry))
                .onFailure(Accounts::isTaken)
                .transform(e -> new TokenTakenException(name))
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(this::numbered)
                .map(token -> new Created(token.orElseThrow(), text));
    }

    /** Of one user, or of all. The first of those that come after, by number. */
    public Uni<List<AccessToken>> list(Optional<Integer> account, long after, int max) {
        return many(
                "select " + COLUMNS + "where t.id > $1 and ($2::integer is null or t.account_id = $2)"
                        + " order by t.id limit $3",
                Tuple.of(after, account.orElse(null), max));
    }

    /**
     * Makes it be worth nothing from now on.
     *
     * @param account whose it has to be; empty if anybody's will do
     * @return whether there was such a token
     */
    public Uni<Boolean> revoke(long number, Optional<Integer> account) {
        return pool.preparedQuery("delete from policy.access_token"
                        + " where id = $1 and ($2::integer is null or account_id = $2)")
                .execute(Tuple.of(number, account.orElse(null)))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Whose token that is, if it is one and has not expired. */
    Uni<Optional<String>> userOf(String text) {
        return pool.preparedQuery(
                        "select a.name from policy.access_token t join policy.account a on a.id = t.account_id"
                                + " where t.hash = $1 and (t.expires_at is null or t.expires_at > clock_timestamp())")
                .execute(Tuple.of(Buffer.buffer(TokenText.hash(text))))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString(0))
                        .findFirst());
    }

    private Uni<Optional<AccessToken>> numbered(long number) {
        return many("select " + COLUMNS + "where t.id = $1", Tuple.of(number))
                .map(found -> found.stream().findFirst());
    }

    private Uni<List<AccessToken>> many(String query, Tuple parameters) {
        return pool.preparedQuery(query).execute(parameters).map(AccessTokens::tokens);
    }

    private static List<AccessToken> tokens(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new AccessToken(
                        row.getLong("id"),
                        row.getString("account"),
                        row.getString("name"),
                        row.getOffsetDateTime("created_at").toInstant(),
                        Optional.ofNullable(row.getOffsetDateTime("expires_at")).map(OffsetDateTime::toInstant)))
                .toList();
    }
}
