package dev.tidemark.policy.user;

import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.security.Admin;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.ProjectRef;
import dev.tidemark.policy.security.Role;
import dev.tidemark.policy.security.Users;
import dev.tidemark.policy.user.Account.Kind;
import dev.tidemark.policy.user.ConfiguredUsers.Configured;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds users as they are now: each time in the database, so that what was changed or taken away counts for the next request, whichever
 * replica it comes to.
 */
@ApplicationScoped
public class StoredUsers implements Users {

    private static final String QUERY =
            "select a.id, a.kind, a.password, a.admin, p.registry, p.name as project, m.role"
                    + " from policy.account a left join policy.member m on m.account_id = a.id"
                    + " left join policy.project p on p.id = m.project_id and p.state <> 'DELETED' where a.name = $1";

    private final Admin admin;
    private final ConfiguredUsers configured;
    private final Accounts accounts;
    private final Pool pool;

    StoredUsers(Admin admin, ConfiguredUsers configured, Accounts accounts, Pool pool) {
        this.admin = admin;
        this.configured = configured;
        this.accounts = accounts;
        this.pool = pool;
    }

    @Override
    public Uni<Optional<Caller>> named(String name) {
        return find(name).map(found -> found.map(User::caller));
    }

    /** The user, with what their password is compared with. */
    public Uni<Optional<User>> find(String name) {
        if (name.equals(Admin.NAME)) {
            // Who has to mend the database must get in without it.
            return Uni.createFrom().item(Optional.of(new User(Admin.CALLER, Secret.ofPlain(admin.password()))));
        }
        if (!UserName.isUserName(name)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return configured
                .find(name)
                .map(user -> accounts.ofKind(name, Kind.CONFIGURED)
                        .chain(() -> read(name))
                        .map(row -> row.map(found -> found.as(name, user))))
                .orElseGet(() -> read(name).map(row -> row.filter(found -> found.kind() != Kind.CONFIGURED)
                        .map(found -> found.as(name))));
    }

    /** The row of a user who is there, or whom the configuration knows and who was not here yet. */
    public Uni<Optional<Account>> account(String name) {
        return configured.knows(name) ? accounts.ofKind(name, Kind.CONFIGURED).map(Optional::of) : accounts.named(name);
    }

    private Uni<Optional<Found>> read(String name) {
        return pool.preparedQuery(QUERY).execute(Tuple.of(name)).map(StoredUsers::found);
    }

    private static Optional<Found> found(RowSet<Row> rows) {
        Map<ProjectRef, Role> roles = new HashMap<>();
        Row last = null;
        for (Row row : rows) {
            last = row;
            if (row.getString("project") != null) {
                roles.put(
                        new ProjectRef(
                                new RegistryName(row.getString("registry")), new ProjectName(row.getString("project"))),
                        Role.of(row.getString("role")).orElseThrow());
            }
        }
        return Optional.ofNullable(last)
                .map(row -> new Found(
                        row.getInteger("id"),
                        Kind.valueOf(row.getString("kind")),
                        Optional.ofNullable(row.getString("password")),
                        row.getBoolean("admin"),
                        roles));
    }

    /** What the database says of a user. */
    private record Found(
            int number, Kind kind, Optional<String> password, boolean isSystemAdmin, Map<ProjectRef, Role> roles) {

        User as(String name) {
            return new User(
                    new Caller(name, number, isSystemAdmin, roles),
                    password.map(Secret::ofHash).orElse(Secret.NONE));
        }

        User as(String name, Configured user) {
            return new User(
                    new Caller(name, number, user.isSystemAdmin(), Role.highest(roles, user.roles())), user.secret());
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "Found[number=" + number + "]";
        }
    }
}
