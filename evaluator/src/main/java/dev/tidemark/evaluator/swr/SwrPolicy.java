package dev.tidemark.evaluator.swr;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * A retention policy as SWR's clients send and read it.
 *
 * @param algorithm {@code or}; null where the client sent none
 * @param id given by the server, 0 before that; what a client sends counts for nothing
 * @param rules null where the client sent none
 * @param scope reserved; written as an empty text, whatever was sent
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonPropertyOrder({"algorithm", "id", "rules", "scope"})
public record SwrPolicy(
        String algorithm, @JsonInclude(JsonInclude.Include.NON_DEFAULT) int id, List<SwrRule> rules, String scope) {

    public SwrPolicy {
        rules = Wire.list(rules);
        scope = "";
    }

    /** The same policy under another number. */
    public SwrPolicy withId(int newId) {
        return new SwrPolicy(algorithm, newId, rules, scope);
    }
}
