package dev.tidemark.evaluator.harbor;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * A retention policy as Harbor's clients send and read it.
 *
 * @param algorithm {@code or}; empty where the client sent none
 * @param rules null where the client sent none
 * @param trigger null where the client sent none
 * @param scope null where the client sent none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
@JsonPropertyOrder(alphabetic = true)
public record HarborPolicy(
        long id,
        String algorithm,
        @JsonInclude(JsonInclude.Include.ALWAYS) List<HarborRule> rules,
        HarborTrigger trigger,
        HarborScope scope) {

    public HarborPolicy {
        algorithm = Wire.text(algorithm);
        rules = Wire.list(rules);
    }

    /** The same policy under another number. */
    public HarborPolicy withId(long newId) {
        return new HarborPolicy(newId, algorithm, rules, trigger, scope);
    }

    /** The same policy with another trigger. */
    public HarborPolicy withTrigger(HarborTrigger newTrigger) {
        return new HarborPolicy(id, algorithm, rules, newTrigger, scope);
    }
}
