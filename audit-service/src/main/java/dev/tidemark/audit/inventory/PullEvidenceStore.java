package dev.tidemark.audit.inventory;

import dev.tidemark.audit.database.Columns;
import dev.tidemark.audit.database.Rows;
import dev.tidemark.audit.intake.Received;
import dev.tidemark.contracts.event.RegistryEvent;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPulled;
import dev.tidemark.contracts.event.RegistryEvent.ReceiverReported;
import dev.tidemark.contracts.registry.RegistryName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Keeps since when every pull in a registry is known. */
@ApplicationScoped
class PullEvidenceStore {

    private static final String REGISTER =
            """
            INSERT INTO audit.registry (name) SELECT x.* FROM unnest($1::text[]) AS x(name)
            WHERE NOT EXISTS (SELECT FROM audit.registry r WHERE r.name = x.name) ORDER BY 1 ON CONFLICT DO NOTHING""";

    private static final String HOLD =
            "SELECT r.* FROM audit.registry r WHERE r.name = ANY ($1::text[]) ORDER BY r.name FOR UPDATE";

    private static final String SAVE =
            """
            UPDATE audit.registry r SET observed_since = x.observed_since, receiver_at = x.receiver_at
            FROM unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) AS x(name, observed_since, receiver_at) WHERE r.name = x.name""";

    // What is not known of any registry is not known better for this.
    private static final String MISSED = "UPDATE audit.registry r SET observed_since = $1 WHERE r.observed_since < $1";

    private final Duration patience;

    PullEvidenceStore(InventoryConfig config) {
        this.patience = config.receiverOutage();
    }

    /** What the events say of the receivers of events, and that some were lost before one of them arrived. */
    Uni<Void> record(SqlConnection transaction, Positions.Unread unread) {
        return missed(transaction, unread.missedUntil()).chain(() -> told(transaction, unread.events()));
    }

    /** Changes what is known of one registry. */
    Uni<Void> change(SqlConnection transaction, RegistryName registry, UnaryOperator<PullEvidence> change) {
        return hold(transaction, Set.of(registry)).chain(known -> {
            known.replaceAll((name, evidence) -> change.apply(evidence));
            return save(transaction, known);
        });
    }

    private Uni<Void> missed(SqlConnection transaction, Instant until) {
        return until == null
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(MISSED)
                        .execute(Tuple.of(Columns.toDatabase(until)))
                        .replaceWithVoid();
    }

    private Uni<Void> told(SqlConnection transaction, List<Received<RegistryEvent>> unread) {
        List<Received<RegistryEvent>> telling = unread.stream()
                .filter(received ->
                        received.event() instanceof ArtifactPulled || received.event() instanceof ReceiverReported)
                .toList();
        if (telling.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<RegistryName> registries =
                telling.stream().map(received -> received.event().registry()).collect(Collectors.toSet());
        return hold(transaction, registries).chain(known -> {
            telling.forEach(received ->
                    known.computeIfPresent(received.event().registry(), (name, evidence) -> after(evidence, received)));
            return save(transaction, known);
        });
    }

    private PullEvidence after(PullEvidence evidence, Received<RegistryEvent> received) {
        Instant arrival = received.position().writtenAt();
        return received.event() instanceof ReceiverReported
                ? evidence.ready(arrival, patience)
                : evidence.pulled(arrival);
    }

    private static Uni<Map<RegistryName, PullEvidence>> hold(
            SqlConnection transaction, Collection<RegistryName> registries) {
        Tuple names = Columns.of(registries).texts(RegistryName::toString).tuple();
        return transaction
                .preparedQuery(REGISTER)
                .execute(names)
                .chain(() -> transaction.preparedQuery(HOLD).execute(names))
                .map(PullEvidenceStore::byName);
    }

    private static Map<RegistryName, PullEvidence> byName(RowSet<Row> rows) {
        var known = new TreeMap<RegistryName, PullEvidence>();
        rows.forEach(row -> known.put(new RegistryName(row.getString("name")), evidence(row)));
        return known;
    }

    static PullEvidence evidence(Row row) {
        return new PullEvidence(Rows.instant(row, "observed_since"), Rows.instant(row, "receiver_at"));
    }

    private static Uni<Void> save(SqlConnection transaction, Map<RegistryName, PullEvidence> known) {
        return transaction
                .preparedQuery(SAVE)
                .execute(Columns.of(known.entrySet())
                        .texts(Map.Entry::getKey)
                        .instants(entry -> entry.getValue().since())
                        .instants(entry -> entry.getValue().receiverAt())
                        .tuple())
                .replaceWithVoid();
    }
}
