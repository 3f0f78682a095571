package dev.tidemark.policy.registry;

import dev.tidemark.contracts.execution.ExecutionStatus;
import dev.tidemark.contracts.registry.RegistryName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** What this service knows of registries: whether they are paused, and when they were looked through. */
@ApplicationScoped
public class RegistryStates {

    /**
     * The last time that a registry was looked through.
     *
     * @param endedAt null as long as that goes on
     */
    public record Scan(Instant askedAt, Instant endedAt, ExecutionStatus status) {}

    /** What is known of one. */
    public record State(Optional<RegistryPause> pause, Optional<Scan> lastScan) {}

    private static final String PAUSE = "select paused_by, paused_at from policy.registry_pause where registry = $1";

    private static final String LAST_SCAN =
            """
            select e.requested_at, e.finished_at, e.status from policy.execution e join policy.policy p on p.id = e.policy_id
            where p.scans = $1 order by e.id desc limit 1""";

    private final Pool pool;

    RegistryStates(Pool pool) {
        this.pool = pool;
    }

    public Uni<State> of(RegistryName registry) {
        Tuple name = Tuple.of(registry.value());
        return pool.preparedQuery(PAUSE).execute(name).chain(pauses -> pool.preparedQuery(LAST_SCAN)
                .execute(name)
                .map(scans -> new State(
                        pauses.size() == 0
                                ? Optional.empty()
                                : Optional.of(pause(pauses.iterator().next())),
                        scans.size() == 0
                                ? Optional.empty()
                                : Optional.of(scan(scans.iterator().next())))));
    }

    private static RegistryPause pause(Row row) {
        return new RegistryPause(row.getString("paused_by"), instant(row, "paused_at"));
    }

    private static Scan scan(Row row) {
        return new Scan(
                instant(row, "requested_at"),
                instant(row, "finished_at"),
                ExecutionStatus.valueOf(row.getString("status")));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
