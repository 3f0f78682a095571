package dev.tidemark.evaluator.swr;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;

/**
 * The rule of a policy. Whatever the client left out is null.
 *
 * @param params the one parameter of the template, a number written as a text
 * @param tagSelectors the exceptions
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonPropertyOrder({"template", "params", "tag_selectors"})
public record SwrRule(
        String template, Map<String, Object> params, @JsonProperty("tag_selectors") List<SwrTagSelector> tagSelectors) {

    public SwrRule {
        params = Wire.map(params);
        tagSelectors = Wire.list(tagSelectors);
    }
}
