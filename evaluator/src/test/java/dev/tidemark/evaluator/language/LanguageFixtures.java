package dev.tidemark.evaluator.language;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.policy.RetentionRules;

/** Documents as tests write them, with single quotes. */
final class LanguageFixtures {

    private static final ObjectMapper JSON = new ObjectMapper();

    private LanguageFixtures() {}

    static RetentionRules compile(String document) {
        return TidemarkDialect.compile(json(document));
    }

    static JsonNode json(String document) {
        try {
            return JSON.readTree(document.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
