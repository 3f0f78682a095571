package dev.tidemark.audit.inventory;

import dev.tidemark.contracts.registry.RegistryName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** What people do to the inventory: they know of gaps that nobody saw, and may have it begin anew. */
@ApplicationScoped
class Upkeep {

    // Whoever changes a repository holds its row, and registers it first if it has none.
    private static final String HOLD =
            "SELECT r.id FROM audit.repository r WHERE r.registry = $1 ORDER BY r.id FOR UPDATE";

    private static final List<String> FORGET = List.of(
            "DELETE FROM audit.tag t USING audit.repository r WHERE r.registry = $1 AND t.repository = r.id",
            "DELETE FROM audit.artifact a USING audit.repository r WHERE r.registry = $1 AND a.repository = r.id",
            "UPDATE audit.repository r SET first_scanned_at = NULL, scanned_at = NULL WHERE r.registry = $1",
            "INSERT INTO audit.registry (name, forgotten_at) VALUES ($1, now()) ON CONFLICT (name) DO UPDATE SET "
                    + "forgotten_at = excluded.forgotten_at, observed_since = NULL");

    private final Pool pool;
    private final PullEvidenceStore pullEvidence;

    Upkeep(Pool pool, PullEvidenceStore pullEvidence) {
        this.pool = pool;
        this.pullEvidence = pullEvidence;
    }

    /** Notes that pulls in the registry went unnoticed until then; null until one is told again. */
    Uni<Void> missed(RegistryName registry, Instant until) {
        return pool.withTransaction(transaction -> pullEvidence.change(
                transaction, registry, known -> until == null ? known.doubted() : known.missedUntil(until)));
    }

    /** Forgets what the registry's repositories hold, and remembers that it was known once. Facts of manifests stay: they are theirs. */
    Uni<Void> forget(RegistryName registry) {
        Tuple name = Tuple.of(registry.toString());
        return pool.withTransaction(transaction -> {
            Uni<Void> done = transaction.preparedQuery(HOLD).execute(name).replaceWithVoid();
            for (String statement : FORGET) {
                done = done.chain(() -> execute(transaction, statement, name));
            }
            return done;
        });
    }

    private static Uni<Void> execute(SqlConnection transaction, String statement, Tuple name) {
        return transaction.preparedQuery(statement).execute(name).replaceWithVoid();
    }
}
