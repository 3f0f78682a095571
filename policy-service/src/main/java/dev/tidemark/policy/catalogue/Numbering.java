package dev.tidemark.policy.catalogue;

import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Gives names their numbers, once and for ever, whoever saw them first. Names that have one are left out before anything is inserted:
 * a conflict would use a number up, every ten minutes for every repository there is.
 */
@ApplicationScoped
class Numbering {

    /** Any number that nothing else in this database locks: "names" in ASCII. One replica numbers at a time, so that none waits crosswise. */
    private static final long LOCK = 0x6e616d6573L;

    private static final String NEW_PROJECTS =
            """
            insert into policy.project (registry, name, public, state, created_at, updated_at)
            select $1, seen.name, false, 'SEEN', clock_timestamp(), clock_timestamp()
              from (select distinct name from unnest($2::text[]) as names (name)) as seen
             where not exists (select from policy.project p where p.registry = $1 and p.name = seen.name)
             order by seen.name
            on conflict do nothing
            """;

    /** What was deleted by a client comes back under its number. */
    private static final String PROJECT_ASKED_FOR =
            """
            update policy.project set state = 'SEEN', owner_id = default, updated_at = clock_timestamp()
             where registry = $1 and name = $2 and state = 'DELETED'
            """;

    private static final String NEW_REPOSITORIES =
            """
            insert into policy.repository (registry, name, project_id, listed, created_at)
            select $1, seen.name, p.id, true, clock_timestamp()
              from unnest($2::text[], $3::text[]) as seen (name, project)
              join policy.project p on p.registry = $1 and p.name = seen.project
             where not exists (select from policy.repository r where r.registry = $1 and r.name = seen.name)
             order by seen.name
            on conflict do nothing
            """;

    private static final String BACK =
            "update policy.repository set listed = true where registry = $1 and name = any($2) and not listed";

    /** A page holds all names between its ends: what is known of that part and not on the page is not there any more. */
    private static final String GONE =
            """
            update policy.repository set listed = false
             where registry = $1 and listed and name > $3 and ($4::text is null or name <= $4) and name <> all ($2)
            """;

    private static final String AWAY =
            "select name from policy.repository where registry = $1 and name = any($2) and not listed order by name";

    private final Pool pool;

    Numbering(Pool pool) {
        this.pool = pool;
    }

    /**
     * Takes in a page of the registry's listing.
     *
     * @param after what it comes after; empty for the first
     * @param upTo where it ends; nothing for the last
     */
    Uni<Void> page(RegistryName registry, List<RepositoryName> names, String after, Optional<String> upTo) {
        String[] all = names.stream().map(RepositoryName::value).toArray(String[]::new);
        return pool.withTransaction(connection -> named(connection, registry, names)
                .chain(() -> execute(connection, BACK, Tuple.of(registry.value(), all)))
                .chain(() -> execute(connection, GONE, Tuple.of(registry.value(), all, after, upTo.orElse(null)))));
    }

    /** Those of the names that were there once, and are not as far as is known. */
    Uni<List<RepositoryName>> away(RegistryName registry, List<RepositoryName> names) {
        return pool.preparedQuery(AWAY)
                .execute(Tuple.of(
                        registry.value(),
                        names.stream().map(RepositoryName::value).toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new RepositoryName(row.getString(0)))
                        .toList());
    }

    /** The project is in the registry, and somebody asked for it by its name. */
    Uni<Void> project(RegistryName registry, ProjectName project) {
        return pool.withTransaction(connection -> lock(connection)
                .chain(() -> newProjects(connection, registry, new String[] {project.value()}))
                .chain(() -> execute(connection, PROJECT_ASKED_FOR, Tuple.of(registry.value(), project.value()))));
    }

    /** The repository is in the registry, and somebody asked for it by its name. */
    Uni<Void> repository(RegistryName registry, RepositoryName repository) {
        String[] name = {repository.value()};
        return pool.withTransaction(connection -> named(connection, registry, List.of(repository))
                .chain(() -> execute(connection, BACK, Tuple.of(registry.value(), name))));
    }

    /** The repository holds nothing any more. */
    Uni<Void> gone(RegistryName registry, RepositoryName repository) {
        return pool.preparedQuery("update policy.repository set listed = false where registry = $1 and name = $2")
                .execute(Tuple.of(registry.value(), repository.value()))
                .replaceWithVoid();
    }

    private static Uni<Void> named(SqlConnection connection, RegistryName registry, List<RepositoryName> names) {
        String[] all = names.stream().map(RepositoryName::value).toArray(String[]::new);
        String[] projects = names.stream().map(name -> name.project().value()).toArray(String[]::new);
        return lock(connection)
                .chain(() -> newProjects(connection, registry, projects))
                .chain(() -> execute(connection, NEW_REPOSITORIES, Tuple.of(registry.value(), all, projects)));
    }

    private static Uni<Void> newProjects(SqlConnection connection, RegistryName registry, String[] projects) {
        return execute(connection, NEW_PROJECTS, Tuple.of(registry.value(), projects));
    }

    private static Uni<Void> lock(SqlConnection connection) {
        return execute(connection, "select pg_advisory_xact_lock($1)", Tuple.of(LOCK));
    }

    private static Uni<Void> execute(SqlConnection connection, String statement, Tuple parameters) {
        return connection.preparedQuery(statement).execute(parameters).replaceWithVoid();
    }
}
