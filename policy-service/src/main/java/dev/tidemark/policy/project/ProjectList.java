package dev.tidemark.policy.project;

import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.StoredJson;
import dev.tidemark.policy.filter.Column;
import dev.tidemark.policy.filter.Filter;
import dev.tidemark.policy.filter.Where;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Lists projects. */
@ApplicationScoped
public class ProjectList {

    public static final Column<Project> NUMBER = Column.number("p.id");
    public static final Column<Project> NAME = Column.text("p.name");
    public static final Column<Project> PUBLIC = Column.flag("p.public");
    public static final Column<Project> OWNER = Column.number("p.owner_id");
    public static final Column<Project> OWNER_NAME = Column.text("a.name");
    public static final Column<Project> CREATED_AT = Column.time("p.created_at");
    public static final Column<Project> UPDATED_AT = Column.time("p.updated_at");

    /** A part of a list, and how long the whole is. */
    public record Page(List<Project> items, long total) {}

    private static final String FROM = " from policy.project p join policy.account a on a.id = p.owner_id";

    private static final String COLUMNS =
            "select p.id, p.registry, p.name, p.public, p.metadata, p.retention_id, p.owner_id, p.created_at, p.updated_at";

    private final Pool pool;

    ProjectList(Pool pool) {
        this.pool = pool;
    }

    /**
     * Those of the registry, by name where nothing else is asked.
     *
     * @param among only those of these names; null for all
     */
    public Uni<Page> of(
            RegistryName registry,
            Collection<ProjectName> among,
            Filter<Column<Project>> filter,
            int offset,
            int limit) {
        Where where = new Where(
                        "p.state <> 'DELETED' and p.registry = $1 and ($2::text[] is null or p.name = any ($2))",
                        registry.value(),
                        among == null
                                ? null
                                : among.stream().map(ProjectName::value).toArray(String[]::new))
                .and(filter);
        return pool.preparedQuery(COLUMNS + FROM + where.page("p.name", offset, limit))
                .execute(where.parameters())
                .chain(rows -> pool.preparedQuery("select count(*)" + FROM + where.rows())
                        .execute(where.parameters())
                        .map(total -> page(rows, total.iterator().next().getLong(0))));
    }

    private static Page page(RowSet<Row> rows, long total) {
        return new Page(
                StreamSupport.stream(rows.spliterator(), false)
                        .map(ProjectList::project)
                        .toList(),
                total);
    }

    private static Project project(Row row) {
        return new Project(
                row.getInteger("id"),
                new RegistryName(row.getString("registry")),
                new ProjectName(row.getString("name")),
                new ProjectTraits(row.getBoolean("public"), StoredJson.readTexts(row.getString("metadata"))),
                Optional.ofNullable(row.getLong("retention_id")).map(PolicyId::new),
                row.getInteger("owner_id"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
