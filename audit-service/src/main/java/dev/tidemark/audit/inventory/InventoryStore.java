package dev.tidemark.audit.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.audit.database.Columns;
import dev.tidemark.audit.inventory.RepositoryStory.ArtifactRow;
import dev.tidemark.audit.inventory.RepositoryStory.TagRow;
import dev.tidemark.contracts.event.RegistryEvent;
import dev.tidemark.contracts.registry.ArtifactFacts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Loads of repositories what a batch of events may touch, and saves what it touched. */
@ApplicationScoped
class InventoryStore {

    private static final String REGISTER =
            """
            INSERT INTO audit.repository (registry, name)
            SELECT x.* FROM unnest($1::text[], $2::text[]) AS x(registry, name)
            WHERE NOT EXISTS (SELECT FROM audit.repository r WHERE r.registry = x.registry AND r.name = x.name)
            ORDER BY 1, 2 ON CONFLICT DO NOTHING""";

    private static final String HOLD =
            """
            SELECT r.* FROM audit.repository r
            WHERE (r.registry, r.name) IN (SELECT * FROM unnest($1::text[], $2::text[])) ORDER BY r.id FOR UPDATE""";

    private static final String SCANS =
            """
            UPDATE audit.repository r SET first_scanned_at = x.first_scanned_at, scanned_at = x.scanned_at
            FROM unnest($1::bigint[], $2::timestamptz[], $3::timestamptz[]) AS x(id, first_scanned_at, scanned_at)
            WHERE r.id = x.id AND r.scanned_at IS DISTINCT FROM x.scanned_at""";

    private static final String TELLS_MORE =
            """
            (f.facts::json ->> 'labels' IS NULL AND excluded.facts::json ->> 'labels' IS NOT NULL
                OR f.facts::json ->> 'annotations' IS NULL AND excluded.facts::json ->> 'annotations' IS NOT NULL)""";

    // A manifest never changes, but what is read of one has grown: facts that tell more take the place of those that
    // tell less.
    private static final String FACTS =
            """
            INSERT INTO audit.facts AS f (digest, facts, contents)
            SELECT * FROM unnest($1::text[], $2::text[], $3::bytea[]) ORDER BY 1
            ON CONFLICT (digest) DO UPDATE SET facts = CASE WHEN %1$s THEN excluded.facts ELSE f.facts END,
                contents = coalesce(f.contents, excluded.contents)
            WHERE %1$s OR f.contents IS NULL AND excluded.contents IS NOT NULL"""
                    .formatted(TELLS_MORE);

    private static final String PUT_TAGS =
            """
            INSERT INTO audit.tag (repository, name, digest, first_seen, at_first_scan, pushed_at, not_before)
            SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::timestamptz[], $5::boolean[], $6::timestamptz[],
                $7::timestamptz[])
            ON CONFLICT (repository, name) DO UPDATE SET digest = excluded.digest, first_seen = excluded.first_seen,
                at_first_scan = excluded.at_first_scan, pushed_at = excluded.pushed_at, not_before = excluded.not_before""";

    private static final String REMOVE_TAGS =
            """
            DELETE FROM audit.tag t USING unnest($1::bigint[], $2::text[]) AS x(repository, name)
            WHERE t.repository = x.repository AND t.name = x.name""";

    private static final String PUT_ARTIFACTS =
            """
            INSERT INTO audit.artifact (repository, digest, first_seen, pulled_at, pushed_at, untagged_at)
            SELECT * FROM unnest($1::bigint[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[])
            ON CONFLICT (repository, digest) DO UPDATE SET first_seen = excluded.first_seen, pulled_at = excluded.pulled_at,
                pushed_at = excluded.pushed_at, untagged_at = excluded.untagged_at""";

    private static final String REMOVE_ARTIFACTS =
            """
            DELETE FROM audit.artifact a USING unnest($1::bigint[], $2::text[]) AS x(repository, digest)
            WHERE a.repository = x.repository AND a.digest = x.digest""";

    private final ObjectMapper mapper;
    private final ContentsCodec contents;

    InventoryStore(ObjectMapper mapper) {
        this.mapper = mapper;
        this.contents = new ContentsCodec(mapper);
    }

    /** The repositories of the events, held for the rest of the transaction, each with the rows that its events name. */
    Uni<Stories> load(SqlConnection transaction, List<RegistryEvent> events) {
        List<Stories.Key> keys = events.stream().map(Stories::key).distinct().toList();
        Tuple names = Columns.of(keys)
                .texts(Stories.Key::registry)
                .texts(Stories.Key::repository)
                .tuple();
        return transaction
                .preparedQuery(REGISTER)
                .execute(names)
                .chain(() -> transaction.preparedQuery(HOLD).execute(names))
                .map(StoryRows::stories)
                .call(stories -> StoryRows.load(transaction, stories, events));
    }

    Uni<Void> save(SqlConnection transaction, Stories stories) {
        var tags = new HashMap<Key, TagRow>();
        var artifacts = new HashMap<Key, ArtifactRow>();
        var facts = new HashMap<String, ArtifactFacts>();
        stories.byId().forEach((id, story) -> {
            story.touchedTags().forEach(tag -> tags.put(new Key(id, tag.toString()), story.tag(tag)));
            story.touchedArtifacts()
                    .forEach(digest -> artifacts.put(new Key(id, digest.toString()), story.artifact(digest)));
            story.facts().forEach((digest, known) -> facts.merge(digest.toString(), known, RepositoryStory::fuller));
        });
        return scans(transaction, stories)
                .chain(() -> facts(transaction, facts.entrySet()))
                .chain(() -> putTags(transaction, present(tags)))
                .chain(() -> remove(transaction, REMOVE_TAGS, absent(tags)))
                .chain(() -> putArtifacts(transaction, present(artifacts)))
                .chain(() -> remove(transaction, REMOVE_ARTIFACTS, absent(artifacts)));
    }

    private static Uni<Void> scans(SqlConnection transaction, Stories stories) {
        return transaction
                .preparedQuery(SCANS)
                .execute(Columns.of(stories.byId().entrySet())
                        .longs(Map.Entry::getKey)
                        .instants(entry -> entry.getValue().firstScannedAt())
                        .instants(entry -> entry.getValue().scannedAt())
                        .tuple())
                .replaceWithVoid();
    }

    private Uni<Void> facts(SqlConnection transaction, Collection<Map.Entry<String, ArtifactFacts>> facts) {
        return facts.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(FACTS)
                        .execute(Columns.of(facts)
                                .texts(Map.Entry::getKey)
                                .texts(entry -> json(entry.getValue().withContents(null)))
                                .bytes(entry -> contents.encode(entry.getValue().contents()))
                                .tuple())
                        .replaceWithVoid();
    }

    private static Uni<Void> putTags(SqlConnection transaction, Collection<Map.Entry<Key, TagRow>> tags) {
        return tags.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(PUT_TAGS)
                        .execute(Columns.of(tags)
                                .longs(entry -> entry.getKey().repository())
                                .texts(entry -> entry.getKey().name())
                                .texts(entry -> entry.getValue().digest())
                                .instants(entry -> entry.getValue().firstSeen())
                                .booleans(entry -> entry.getValue().atFirstScan())
                                .instants(entry -> entry.getValue().pushedAt())
                                .instants(entry -> entry.getValue().notBefore())
                                .tuple())
                        .replaceWithVoid();
    }

    private static Uni<Void> putArtifacts(
            SqlConnection transaction, Collection<Map.Entry<Key, ArtifactRow>> artifacts) {
        return artifacts.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(PUT_ARTIFACTS)
                        .execute(Columns.of(artifacts)
                                .longs(entry -> entry.getKey().repository())
                                .texts(entry -> entry.getKey().name())
                                .instants(entry -> entry.getValue().firstSeen())
                                .instants(entry -> entry.getValue().pulledAt())
                                .instants(entry -> entry.getValue().pushedAt())
                                .instants(entry -> entry.getValue().untaggedAt())
                                .tuple())
                        .replaceWithVoid();
    }

    private static Uni<Void> remove(SqlConnection transaction, String statement, Collection<Key> keys) {
        return keys.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(statement)
                        .execute(Columns.of(keys)
                                .longs(Key::repository)
                                .texts(Key::name)
                                .tuple())
                        .replaceWithVoid();
    }

    private static <R> Collection<Map.Entry<Key, R>> present(Map<Key, R> rows) {
        return rows.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .toList();
    }

    private static <R> Collection<Key> absent(Map<Key, R> rows) {
        return rows.entrySet().stream()
                .filter(entry -> entry.getValue() == null)
                .map(Map.Entry::getKey)
                .toList();
    }

    private String json(ArtifactFacts facts) {
        try {
            return mapper.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the facts of " + facts.digest() + " as JSON", e);
        }
    }

    private record Key(long repository, String name) {}
}
