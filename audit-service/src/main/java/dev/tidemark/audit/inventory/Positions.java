package dev.tidemark.audit.inventory;

import dev.tidemark.audit.database.Columns;
import dev.tidemark.audit.database.Rows;
import dev.tidemark.audit.intake.Position;
import dev.tidemark.audit.intake.Received;
import dev.tidemark.contracts.event.RegistryEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far each partition was read, kept with what was read. A place at or before that was read already, unless the record is younger
 * than everything read: then the topic was made anew and counts from 0 again.
 */
final class Positions {

    private static final String HOLD =
            """
            SELECT p.* FROM audit.position p
            WHERE (p.topic, p.partition) IN (SELECT * FROM unnest($1::text[], $2::integer[])) ORDER BY 1, 2 FOR UPDATE""";

    private static final String ADVANCE =
            """
            INSERT INTO audit.position AS p (topic, partition, place, written_at)
            SELECT x.* FROM unnest($1::text[], $2::integer[], $3::bigint[], $4::timestamptz[]) AS x(topic, partition, place, written_at)
            ORDER BY 1, 2
            ON CONFLICT (topic, partition) DO UPDATE SET place = excluded.place, written_at = excluded.written_at""";

    private Positions() {}

    /**
     * What was not read before.
     *
     * @param missedUntil when the last event was written before which there were others that nobody will ever read, for they were
     *     unreadable, or gone before their turn came; null if there are none
     */
    record Unread(List<Received<RegistryEvent>> events, Instant missedUntil) {}

    /** Those of the events that were not read before; from now on they were. */
    static Uni<Unread> advance(SqlConnection transaction, List<Received<RegistryEvent>> events) {
        var places = events.stream().map(Received::position).toList();
        return transaction
                .preparedQuery(HOLD)
                .execute(Columns.of(places)
                        .texts(Position::topic)
                        .integers(Position::partition)
                        .tuple())
                .map(Positions::byPartition)
                .chain(read -> {
                    Unread unread = unread(events, read);
                    return save(transaction, read.values()).replaceWith(unread);
                });
    }

    private static Map<List<Object>, Position> byPartition(RowSet<Row> rows) {
        var read = new HashMap<List<Object>, Position>();
        for (Row row : rows) {
            Instant writtenAt = Rows.instant(row, "written_at");
            var position =
                    new Position(row.getString("topic"), row.getInteger("partition"), row.getLong("place"), writtenAt);
            read.put(key(position), position);
        }
        return read;
    }

    private static Unread unread(List<Received<RegistryEvent>> events, Map<List<Object>, Position> read) {
        var unread = new ArrayList<Received<RegistryEvent>>();
        Instant missedUntil = null;
        for (Received<RegistryEvent> event : events) {
            Position place = event.position();
            Position before = read.get(key(place));
            if (before == null
                    || place.offset() > before.offset()
                    || place.writtenAt().isAfter(before.writtenAt())) {
                unread.add(event);
                missedUntil = follows(before, place) ? missedUntil : later(missedUntil, place.writtenAt());
                read.put(key(place), before == null ? place : onward(before, place));
            }
        }
        return new Unread(List.copyOf(unread), missedUntil);
    }

    /** Whether nothing was between the two; before the first there was nothing only if it is where its topic begins. */
    private static boolean follows(Position before, Position place) {
        return place.offset() == (before == null ? 0 : before.offset() + 1);
    }

    private static Instant later(Instant one, Instant other) {
        return one == null || other.isAfter(one) ? other : one;
    }

    private static Position onward(Position before, Position place) {
        Instant youngest = later(before.writtenAt(), place.writtenAt());
        return new Position(place.topic(), place.partition(), place.offset(), youngest);
    }

    private static Uni<Void> save(SqlConnection transaction, Collection<Position> read) {
        return transaction
                .preparedQuery(ADVANCE)
                .execute(Columns.of(read)
                        .texts(Position::topic)
                        .integers(Position::partition)
                        .longs(Position::offset)
                        .instants(Position::writtenAt)
                        .tuple())
                .replaceWithVoid();
    }

    private static List<Object> key(Position position) {
        return List.of(position.topic(), position.partition());
    }
}
