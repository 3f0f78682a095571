package dev.tidemark.policy.catalogue;

import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.policy.filter.Column;
import dev.tidemark.policy.filter.Filter;
import dev.tidemark.policy.filter.Where;
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

    public static final Column<Repository> NUMBER = Column.number("id");
    public static final Column<Repository> PROJECT = Column.number("project_id");
    public static final Column<Repository> NAME = Column.text("name");
    public static final Column<Repository> CREATED_AT = Column.time("created_at");

    /** A part of a list, and how long the whole is. */
    public record Page(List<Repository> items, long total) {}

    private static final String COLUMNS = "select id, project_id, registry, name, created_at from policy.repository";

    private static final String OF_PROJECTS = "($2::text[] is null or project_id in"
            + " (select p.id from policy.project p where p.registry = $1 and p.name = any ($2)))";

    private static final String TOTALS =
            """
            select count(*) filter (where p.public), count(*) filter (where not p.public),
                   coalesce(sum(r.listed) filter (where p.public), 0)::bigint,
                   coalesce(sum(r.listed) filter (where not p.public), 0)::bigint
              from policy.project p
              left join lateral (select count(*) as listed from policy.repository r where r.project_id = p.id and r.listed) r on true
             where p.registry = $1 and p.state <> 'DELETED' and (p.public or $2::text[] is null or p.name = any ($2))
            """;

    private final Pool pool;

    Repositories(Pool pool) {
        this.pool = pool;
    }

    public Uni<Optional<Repository>> named(RegistryName registry, RepositoryName name) {
        return read(COLUMNS + " where listed and registry = $1 and name = $2", Tuple.of(registry.value(), name.value()))
                .map(found -> found.stream().findFirst());
    }

    /** Those of a project, by name where nothing else is asked. */
    public Uni<Page> of(int project, Filter<Column<Repository>> filter, int offset, int limit) {
        return page(new Where("listed and project_id = $1", project).and(filter), offset, limit);
    }

    /**
     * Those of the registry, by name where nothing else is asked.
     *
     * @param projects only those of projects with these names; null for all
     */
    public Uni<Page> in(
            RegistryName registry,
            Collection<ProjectName> projects,
            Filter<Column<Repository>> filter,
            int offset,
            int limit) {
        String visible = "listed and registry = $1 and " + OF_PROJECTS;
        return page(new Where(visible, registry.value(), names(projects)).and(filter), offset, limit);
    }

    private Uni<Page> page(Where where, int offset, int limit) {
        return read(COLUMNS + where.page("name", offset, limit), where.parameters())
                .chain(items -> pool.preparedQuery("select count(*) from policy.repository" + where.rows())
                        .execute(where.parameters())
                        .map(rows -> new Page(items, rows.iterator().next().getLong(0))));
    }

    private static String[] names(Collection<ProjectName> projects) {
        return projects == null
                ? null
                : projects.stream().map(ProjectName::value).toArray(String[]::new);
    }

    /** How many projects there are, and how many repositories in them. */
    public record Totals(
            long publicProjects, long privateProjects, long publicRepositories, long privateRepositories) {}

    /** @param projects which count among those that are not public; null for all */
    public Uni<Totals> totals(RegistryName registry, Collection<ProjectName> projects) {
        return pool.preparedQuery(TOTALS)
                .execute(Tuple.of(registry.value(), names(projects)))
                .map(rows -> rows.iterator().next())
                .map(row -> new Totals(row.getLong(0), row.getLong(1), row.getLong(2), row.getLong(3)));
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
