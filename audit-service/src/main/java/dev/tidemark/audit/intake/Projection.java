package dev.tidemark.audit.intake;

import dev.tidemark.contracts.event.Event;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** What becomes of the events of one topic. */
public interface Projection<E extends Event> {

    /**
     * Writes what the events say, within the caller's transaction. Repeating any of them, now or later, changes nothing; events of
     * other topics that belong before them may still be to come.
     *
     * @param events in the order of their places
     */
    Uni<Void> apply(SqlConnection transaction, List<Received<E>> events);
}
