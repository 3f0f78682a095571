package dev.tidemark.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.evaluator.InvalidPolicyException;
import dev.tidemark.evaluator.language.TidemarkDialect;
import dev.tidemark.policy.schedule.Cron;
import dev.tidemark.policy.schedule.InvalidCronException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Reads documents of Tidemark's own language. They have no schedule in them, and apply wherever they are asked to. */
@ApplicationScoped
class TidemarkCompiler implements PolicyCompiler {

    private static final int LONGEST_NAME = 100;
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            // A number of any size is one, and not infinity.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Override
    public Dialect dialect() {
        return Dialect.TIDEMARK;
    }

    @Override
    public CompiledPolicy compile(PolicyOrder order) {
        order.name().ifPresent(TidemarkCompiler::checkName);
        Optional<Cron> cron = order.cron().map(TidemarkCompiler::cron);
        return CompiledPolicy.of(new PolicyDraft(
                Dialect.TIDEMARK,
                order.name(),
                rules(order.document()),
                order.document(),
                cron,
                order.enabled(),
                Optional.empty()));
    }

    private static RetentionRules rules(String document) {
        try {
            return TidemarkDialect.compile(MAPPER.readTree(document));
        } catch (InvalidPolicyException e) {
            throw e.within("document");
        } catch (JsonProcessingException e) {
            throw InvalidPolicyException.at("document", "is not JSON");
        }
    }

    private static void checkName(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw InvalidPolicyException.at(
                    "name", "must have 1 to " + LONGEST_NAME + " characters, and none to control");
        }
    }

    private static Cron cron(String expression) {
        try {
            return Cron.of(Dialect.TIDEMARK, expression, Instant.EPOCH);
        } catch (InvalidCronException e) {
            throw InvalidPolicyException.at("cron", "is not a schedule: " + e.getMessage());
        }
    }
}
