package dev.tidemark.evaluator.harbor;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * A retention policy as Harbor's clients send and read it. What is zero, empty or false is left out when it is written; lists are
 * always there, and may be null.
 *
 * @param algorithm {@code or}
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

    /** The same policy under another number. */
    public HarborPolicy withId(long newId) {
        return new HarborPolicy(newId, algorithm, rules, trigger, scope);
    }

    /** The same policy with another trigger. */
    public HarborPolicy withTrigger(HarborTrigger newTrigger) {
        return new HarborPolicy(id, algorithm, rules, newTrigger, scope);
    }
}
