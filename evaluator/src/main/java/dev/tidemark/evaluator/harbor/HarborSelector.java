package dev.tidemark.evaluator.harbor;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * One selector of a rule.
 *
 * @param kind {@code doublestar}
 * @param decoration how the pattern is applied, and to what
 * @param extras a JSON document in a text; what cannot be read of it does not count
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder(alphabetic = true)
public record HarborSelector(String kind, String decoration, String pattern, String extras) {

    public HarborSelector {
        kind = Wire.text(kind);
        decoration = Wire.text(decoration);
        pattern = Wire.text(pattern);
        extras = Wire.text(extras);
    }
}
