package dev.tidemark.policy.catalogue;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * A repository, under a number.
 *
 * @param project the number of its project
 * @param createdAt when it was seen first
 */
public record Repository(int id, int project, RegistryName registry, RepositoryName name, Instant createdAt) {

    static Repository of(Row row) {
        return new Repository(
                row.getInteger("id"),
                row.getInteger("project_id"),
                new RegistryName(row.getString("registry")),
                new RepositoryName(row.getString("name")),
                row.get(OffsetDateTime.class, "created_at").toInstant());
    }
}
