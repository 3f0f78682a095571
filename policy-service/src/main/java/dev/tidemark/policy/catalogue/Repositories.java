package dev.tidemark.policy.catalogue;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the repositories that were there when their registry was read last. */
@ApplicationScoped
public class Repositories {

    /** A part of a list, and how long the whole is. */
    public record Page(List<Repository> items, long total) {}

    private static final String LISTED =
            "select id, project_id, registry, name, created_at from policy.repository where listed and ";

    private final Pool pool;

    Repositories(Pool pool) {
        this.pool = pool;
    }

    public Uni<Optional<Repository>> named(RegistryName registry, RepositoryName name) {
        return read(LISTED + "registry = $1 and name = $2", Tuple.of(registry.value(), name.value()))
                .map(found -> found.stream().findFirst());
    }

    /** Those of a project, by name. */
    public Uni<Page> of(int project, int offset, int limit) {
        return read(LISTED + "project_id = $1 order by name offset $2 limit $3", Tuple.of(project, offset, limit))
                .chain(items ->
                        counts(List.of(project)).map(counts -> new Page(items, counts.getOrDefault(project, 0L))));
    }

    /** How many each of the projects has; those without any are left out. */
    public Uni<Map<Integer, Long>> counts(Collection<Integer> projects) {
        return pool.preparedQuery("select project_id, count(*) from policy.repository"
                        + " where listed and project_id = any($1) group by project_id")
                .execute(Tuple.of(projects.toArray(Integer[]::new)))
                .map(rows -> stream(rows).collect(Collectors.toMap(row -> row.getInteger(0), row -> row.getLong(1))));
    }

    private Uni<List<Repository>> read(String query, Tuple parameters) {
        return pool.preparedQuery(query)
                .execute(parameters)
                .map(rows -> stream(rows).map(Repository::of).toList());
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
