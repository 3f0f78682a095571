package dev.tidemark.policy.hook.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * One request of a source.
 *
 * @param document its body
 * @param headers the value of a header by its name, or null
 * @param arrival when it came
 */
public record Delivery(JsonNode document, UnaryOperator<String> headers, Instant arrival) {

    public Delivery {
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(arrival, "arrival");
    }

    Delivery with(JsonNode another) {
        return new Delivery(another, headers, arrival);
    }
}
