package dev.tidemark.contracts.event;

import dev.tidemark.contracts.Nullable;
import dev.tidemark.contracts.Required;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * What every event carries besides its fact.
 *
 * @param id of the fact: told twice, it has the same id. Random (UUIDv7) where an event is told from a database row, derived (UUIDv5)
 *     for results
 * @param occurredAt when the fact came about, not when it was told
 * @param schemaVersion of the event's type; 1 unless its schema says otherwise
 * @param causationId the event that led to this one, or null
 */
public record EventMeta(UUID id, Instant occurredAt, @Required int schemaVersion, @Nullable UUID causationId) {

    public EventMeta {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(occurredAt, "occurredAt");
        if (schemaVersion < 1) {
            throw new IllegalArgumentException("a schema version starts at 1: " + schemaVersion);
        }
    }

    /** The first version of an event's schema. */
    public static EventMeta of(UUID id, Instant occurredAt, UUID causationId) {
        return new EventMeta(id, occurredAt, 1, causationId);
    }
}
