package dev.tidemark.executor.registry.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** When an image was made, as far as it says so. Anything that is not a time is as good as nothing. */
final class Created {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Created() {}

    static Optional<Instant> ofConfiguration(byte[] configuration) {
        try {
            return parse(JSON.readTree(configuration).path("created"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Optional<Instant> parse(JsonNode text) {
        try {
            return text.isTextual()
                    ? Optional.of(OffsetDateTime.parse(text.asText().strip()).toInstant())
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
