package dev.tidemark.executor.registry.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/**
 * What an image's configuration tells of it; Docker's and OCI's have the same form.
 *
 * @param created null if it does not say
 * @param labels null if they are not known
 */
record Configuration(Instant created, Map<String, String> labels) {

    /** Of what has no configuration that describes an image, and so no labels. */
    static final Configuration NONE = new Configuration(null, Map.of());

    /** One that is not there, not readable, or too long. */
    static final Configuration UNREADABLE = new Configuration(null, null);

    private static final ObjectMapper JSON = new ObjectMapper();

    static Configuration parse(byte[] bytes) {
        try {
            JsonNode configuration = JSON.readTree(bytes);
            return configuration.isObject()
                    ? new Configuration(Created.parse(configuration.path("created")), labels(configuration))
                    : UNREADABLE;
        } catch (IOException e) {
            return UNREADABLE;
        }
    }

    private static Map<String, String> labels(JsonNode configuration) {
        return Texts.read(configuration.path("config").path("Labels"));
    }
}
