package dev.tidemark.standalone.plan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.evaluator.Snapshot;
import dev.tidemark.evaluator.snapshot.Rfc3339;
import dev.tidemark.evaluator.snapshot.SnapshotDocument;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** One line of {@code --cases}: a policy, and a repository to try it on. */
record Case(JsonNode id, String dialect, JsonNode policy, SnapshotDocument snapshot, String now) {

    private static final ObjectReader PART =
            Json.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * What to take for members that a line does not have, each null if it must have them.
     *
     * @param created what creation times count as
     */
    record Defaults(Dialect dialect, JsonNode policy, Instant now, TimeSource created) {}

    /** @throws BadInputException if the line is not a case */
    static Case read(byte[] line) {
        try {
            Case read = Json.MAPPER.readValue(line, Case.class);
            if (read == null) {
                throw new BadInputException("a case must be an object");
            }
            return read;
        } catch (JsonProcessingException e) {
            throw new BadInputException(Json.problem(e), e);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read what is in memory", e);
        }
    }

    /** The id of a line that is not a case, as far as it can be told; null if it cannot. */
    static JsonNode idOf(byte[] line) {
        try (JsonParser json = Json.MAPPER.createParser(line)) {
            boolean more = json.nextToken() == JsonToken.START_OBJECT && json.nextToken() == JsonToken.FIELD_NAME;
            while (more && !json.currentName().equals("id")) {
                json.nextToken();
                json.skipChildren();
                more = json.nextToken() == JsonToken.FIELD_NAME;
            }
            json.nextToken();
            return more ? PART.readTree(json) : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** @throws RuntimeException if anything it needs is missing or refused */
    List<DecisionLine> decisions(Defaults defaults) {
        Dialect language = require(dialect == null ? defaults.dialect() : PolicyDocuments.dialect(dialect), "dialect");
        JsonNode document = require(given(policy, defaults.policy()), "policy");
        Instant instant = require(now == null ? defaults.now() : instant(now), "now");
        Snapshot repository = repository(language, require(snapshot, "snapshot"), defaults.created());
        return PolicyDocuments.rulesFor(repository.repository(), language, document)
                .map(rules -> Planning.plan(unguarded(language, rules), repository, instant))
                .orElse(List.of());
    }

    /** Harbor knows of every pull, and has no guard for the last artifact: so its own tables of cases hold as they are. */
    private static Snapshot repository(Dialect language, SnapshotDocument document, TimeSource created) {
        SnapshotDocument known = language == Dialect.HARBOR ? document.withPullsKnownSince(Instant.EPOCH) : document;
        return known.toSnapshot(created);
    }

    private static RetentionRules unguarded(Dialect language, RetentionRules rules) {
        return language == Dialect.HARBOR ? new RetentionRules(rules.unit(), rules.rules(), true) : rules;
    }

    private static Instant instant(String now) {
        try {
            return Rfc3339.parse(now);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("now is " + e.getMessage(), e);
        }
    }

    private static JsonNode given(JsonNode own, JsonNode otherwise) {
        return own == null || own.isNull() ? otherwise : own;
    }

    private static <T> T require(T member, String name) {
        if (member == null) {
            throw new BadInputException(name + " is missing");
        }
        return member;
    }
}
