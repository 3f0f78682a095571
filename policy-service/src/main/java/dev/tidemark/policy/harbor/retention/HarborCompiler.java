package dev.tidemark.policy.harbor.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.evaluator.InvalidPolicyException;
import dev.tidemark.evaluator.harbor.HarborPolicy;
import dev.tidemark.policy.CompiledPolicy;
import dev.tidemark.policy.PolicyCompiler;
import dev.tidemark.policy.PolicyOrder;
import dev.tidemark.policy.error.RefusedException;
import dev.tidemark.policy.harbor.HarborJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Reads Harbor's documents that came another way. They say themselves which project they are for, and when they run. */
@ApplicationScoped
class HarborCompiler implements PolicyCompiler {

    @Override
    public Dialect dialect() {
        return Dialect.HARBOR;
    }

    @Override
    public CompiledPolicy compile(PolicyOrder order) {
        refuse(order.name().isPresent(), "name", "is not for policies of Harbor, which are known by their project");
        refuse(order.cron().isPresent(), "cron", "is not for policies of Harbor: their document has a trigger");
        refuse(!order.enabled(), "enabled", "cannot be false: Harbor's API could not say so");
        try {
            HarborPolicy policy = HarborJson.parse(order.document(), HarborPolicy.class);
            var draft = HarborDocuments.draft(policy, HarborDocuments.compile(policy), HarborDocuments.cron(policy));
            return new CompiledPolicy(draft, Optional.of(HarborDocuments.project(policy)));
        } catch (JsonProcessingException e) {
            throw InvalidPolicyException.at("document", "is no policy of Harbor: " + e.getOriginalMessage());
        } catch (RefusedException e) {
            throw InvalidPolicyException.at("document", "is refused: " + e.getMessage());
        }
    }

    private static void refuse(boolean given, String member, String why) {
        if (given) {
            throw InvalidPolicyException.at(member, why);
        }
    }
}
