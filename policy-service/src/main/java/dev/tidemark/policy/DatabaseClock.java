package dev.tidemark.policy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The only clock of intent: replicas disagree about the time, their one database does not. */
@ApplicationScoped
public class DatabaseClock {

    /** The time now, not that of the transaction's start: what waited for a lock comes after what it waited for. */
    public Uni<Instant> now() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("select clock_timestamp()", Instant.class)
                        .getSingleResult());
    }
}
