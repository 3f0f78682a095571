package dev.tidemark.evaluator.harbor;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;

/**
 * One rule of a policy.
 *
 * @param id as the client sent it; the server assigns none
 * @param priority kept and ignored
 * @param params the parameter of the template under the template's own name
 * @param tagSelectors null where the client sent none
 * @param scopeSelectors the list under {@code repository} counts, other keys do not
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
@JsonPropertyOrder(alphabetic = true)
public record HarborRule(
        long id,
        long priority,
        boolean disabled,
        String action,
        String template,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> params,
        @JsonProperty("tag_selectors") @JsonInclude(JsonInclude.Include.ALWAYS) List<HarborSelector> tagSelectors,
        @JsonProperty("scope_selectors") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                Map<String, List<HarborSelector>> scopeSelectors) {

    public HarborRule {
        action = Wire.text(action);
        template = Wire.text(template);
        params = Wire.map(params);
        tagSelectors = Wire.list(tagSelectors);
        scopeSelectors = Wire.map(scopeSelectors);
    }
}
