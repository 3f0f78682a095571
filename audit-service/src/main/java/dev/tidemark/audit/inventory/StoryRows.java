package dev.tidemark.audit.inventory;

import dev.tidemark.audit.database.Columns;
import dev.tidemark.audit.database.Rows;
import dev.tidemark.audit.inventory.RepositoryStory.ArtifactRow;
import dev.tidemark.audit.inventory.RepositoryStory.TagRow;
import dev.tidemark.contracts.event.RegistryEvent;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactDeleted;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactObserved;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPulled;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPushed;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads into stories the rows that their events may change: those they name, what tags leave, and the tags of digests that go. */
final class StoryRows {

    private static final String TAGS =
            """
            SELECT t.* FROM audit.tag t JOIN unnest($1::bigint[], $2::text[]) AS x(repository, name)
                ON t.repository = x.repository AND t.name = x.name
            UNION
            SELECT t.* FROM audit.tag t JOIN unnest($3::bigint[], $4::text[]) AS x(repository, digest)
                ON t.repository = x.repository AND t.digest = x.digest""";

    private static final String ARTIFACTS =
            """
            SELECT a.* FROM audit.artifact a JOIN unnest($1::bigint[], $2::text[]) AS x(repository, digest)
                ON a.repository = x.repository AND a.digest = x.digest""";

    // Only deletions not before what an event saw matter: none, unless results were read ahead of registry events.
    private static final String DELETIONS =
            """
            SELECT r.id, h.tag, h.digest, max(h.deleted_at) AS deleted_at
            FROM audit.repository r JOIN audit.history h ON h.registry = r.registry AND h.repository = r.name
            WHERE r.id = ANY ($1::bigint[]) AND h.deleted_at >= $2
            GROUP BY 1, 2, 3""";

    private StoryRows() {}

    static Stories stories(RowSet<Row> rows) {
        var ids = new HashMap<Stories.Key, Long>();
        for (Row row : rows) {
            var registry = new RegistryName(row.getString("registry"));
            ids.put(new Stories.Key(registry, new RepositoryName(row.getString("name"))), row.getLong("id"));
        }
        var stories = new Stories(ids);
        for (Row row : rows) {
            stories.put(
                    row.getLong("id"),
                    new RepositoryStory(Rows.instant(row, "first_scanned_at"), Rows.instant(row, "scanned_at")));
        }
        return stories;
    }

    static Uni<Void> load(SqlConnection transaction, Stories stories, List<RegistryEvent> events) {
        var tags = new LinkedHashSet<Named>();
        var gone = new LinkedHashSet<Named>();
        var artifacts = new LinkedHashSet<Named>();
        events.forEach(event -> names(stories.id(event), event, tags, gone, artifacts));
        return tags(transaction, stories, tags, gone, artifacts)
                .chain(() -> artifacts(transaction, stories, artifacts))
                .chain(() -> deletions(transaction, stories, events));
    }

    private static void names(
            long repository, RegistryEvent event, Set<Named> tags, Set<Named> gone, Set<Named> artifacts) {
        if (event instanceof ArtifactObserved observed) {
            artifacts.add(new Named(repository, observed.facts().digest()));
            observed.tags().forEach(tag -> tags.add(new Named(repository, tag)));
        } else if (event instanceof ArtifactPushed pushed) {
            artifacts.add(new Named(repository, pushed.digest()));
            tags.add(new Named(repository, pushed.tag()));
        } else if (event instanceof ArtifactPulled pulled) {
            artifacts.add(new Named(repository, pulled.digest()));
        } else if (event instanceof ArtifactDeleted deleted) {
            tags.add(new Named(repository, deleted.tag()));
            if (deleted.tag() == null) {
                gone.add(new Named(repository, deleted.digest()));
                artifacts.add(new Named(repository, deleted.digest()));
            }
        }
    }

    private static Uni<Void> tags(
            SqlConnection transaction, Stories stories, Set<Named> tags, Set<Named> gone, Set<Named> artifacts) {
        var parameters =
                Columns.of(tags).longs(Named::repository).texts(Named::name).tuple();
        var digests =
                Columns.of(gone).longs(Named::repository).texts(Named::name).tuple();
        parameters.addValue(digests.getValue(0)).addValue(digests.getValue(1));
        return transaction
                .preparedQuery(TAGS)
                .execute(parameters)
                .invoke(rows -> rows.forEach(row -> {
                    long repository = row.getLong("repository");
                    TagRow known = tag(row);
                    stories.of(repository).knew(new Tag(row.getString("name")), known);
                    artifacts.add(new Named(repository, known.digest()));
                }))
                .replaceWithVoid();
    }

    private static TagRow tag(Row row) {
        return new TagRow(
                new Digest(row.getString("digest")),
                Rows.instant(row, "first_seen"),
                row.getBoolean("at_first_scan"),
                Rows.instant(row, "pushed_at"),
                Rows.instant(row, "not_before"));
    }

    private static Uni<Void> artifacts(SqlConnection transaction, Stories stories, Set<Named> artifacts) {
        return transaction
                .preparedQuery(ARTIFACTS)
                .execute(Columns.of(artifacts)
                        .longs(Named::repository)
                        .texts(Named::name)
                        .tuple())
                .invoke(rows -> rows.forEach(row ->
                        stories.of(row.getLong("repository")).knew(new Digest(row.getString("digest")), artifact(row))))
                .replaceWithVoid();
    }

    private static ArtifactRow artifact(Row row) {
        return new ArtifactRow(
                Rows.instant(row, "first_seen"),
                Rows.instant(row, "pulled_at"),
                Rows.instant(row, "pushed_at"),
                Rows.instant(row, "untagged_at"));
    }

    private static Uni<Void> deletions(SqlConnection transaction, Stories stories, List<RegistryEvent> events) {
        Instant earliest = null;
        for (RegistryEvent event : events) {
            Instant at = seenAt(event);
            earliest = at != null && (earliest == null || at.isBefore(earliest)) ? at : earliest;
        }
        if (earliest == null) {
            return Uni.createFrom().voidItem();
        }
        Long[] repositories = stories.byId().keySet().toArray(Long[]::new);
        return transaction
                .preparedQuery(DELETIONS)
                .execute(Tuple.of(repositories, Columns.toDatabase(earliest)))
                .invoke(rows -> rows.forEach(
                        row -> stories.of(row.getLong("id")).deleted(subject(row), Rows.instant(row, "deleted_at"))))
                .replaceWithVoid();
    }

    private static Instant seenAt(RegistryEvent event) {
        if (event instanceof ArtifactObserved observed) {
            return observed.at();
        }
        return event instanceof ArtifactPushed pushed ? pushed.at() : null;
    }

    private static Subject subject(Row row) {
        String tag = row.getString("tag");
        return new Subject(new Digest(row.getString("digest")), tag == null ? null : new Tag(tag));
    }

    private record Named(long repository, Object name) {}
}
