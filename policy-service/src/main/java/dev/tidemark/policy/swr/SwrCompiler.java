package dev.tidemark.policy.swr;

import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.evaluator.InvalidPolicyException;
import dev.tidemark.evaluator.swr.SwrPolicy;
import dev.tidemark.policy.CompiledPolicy;
import dev.tidemark.policy.PolicyCompiler;
import dev.tidemark.policy.PolicyOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

/** Reads SWR's documents that came another way. Each is for one repository, and runs once a day. */
@ApplicationScoped
class SwrCompiler implements PolicyCompiler {

    @Override
    public Dialect dialect() {
        return Dialect.SWR;
    }

    @Override
    public CompiledPolicy compile(PolicyOrder order) {
        refuse(order.name().isPresent(), "name", "is not for policies of SWR, which are known by their repository");
        refuse(order.cron().isPresent(), "cron", "is not for policies of SWR: they run every 24 hours");
        refuse(!order.enabled(), "enabled", "cannot be false: SWR's API could not say so");
        RepositoryName repository = order.scope().repository();
        try {
            refuse(repository == null, "repository", "is missing: a policy of SWR is for one repository");
            SwrPlace.of(repository.project().value(), repository.withinProject());
            byte[] document = order.document().getBytes(StandardCharsets.UTF_8);
            return CompiledPolicy.of(SwrDocuments.draft(SwrJson.read(document, SwrPolicy.class)));
        } catch (SwrException e) {
            throw InvalidPolicyException.at("document", "is refused: " + e.getMessage());
        }
    }

    private static void refuse(boolean given, String member, String why) {
        if (given) {
            throw InvalidPolicyException.at(member, why);
        }
    }
}
