package dev.tidemark.executor.registry.oci;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** When an image was made, as far as it says so. Anything that is not a time is as good as nothing. */
final class Created {

    private Created() {}

    /** The time, or null. */
    static Instant parse(JsonNode text) {
        try {
            return text.isTextual()
                    ? OffsetDateTime.parse(text.asText().strip()).toInstant()
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
