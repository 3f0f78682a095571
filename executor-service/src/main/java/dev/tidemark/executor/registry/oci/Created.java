package dev.tidemark.executor.registry.oci;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** When an image was made, as far as it says so. Anything that is not a time is as good as nothing. */
public final class Created {

    /** The annotation that says it. */
    public static final String ANNOTATION = "org.opencontainers.image.created";

    private Created() {}

    /** The time as configurations and annotations write it, or null. */
    public static Instant parse(JsonNode text) {
        try {
            return text.isTextual()
                    ? OffsetDateTime.parse(text.asText().strip()).toInstant()
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
