package dev.tidemark.evaluator.harbor;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What a policy covers.
 *
 * @param level {@code project}
 * @param ref the number of the project
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
@JsonPropertyOrder(alphabetic = true)
public record HarborScope(String level, long ref) {

    public HarborScope {
        level = Wire.text(level);
    }
}
