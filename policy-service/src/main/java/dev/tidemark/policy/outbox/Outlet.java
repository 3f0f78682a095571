package dev.tidemark.policy.outbox;

import io.smallrye.mutiny.Uni;

/** Where the relay's records go. */
interface Outlet {

    /** Sends the record. The Uni ends when it is safe there. */
    Uni<Void> send(OutboxRow row);
}
