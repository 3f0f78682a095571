package dev.tidemark.policy.artifactory;

import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.evaluator.InvalidPolicyException;
import dev.tidemark.evaluator.artifactory.ArtifactoryPolicy;
import dev.tidemark.policy.CompiledPolicy;
import dev.tidemark.policy.PolicyCompiler;
import dev.tidemark.policy.PolicyOrder;
import dev.tidemark.policy.error.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads Artifactory's documents that came another way. Their key is their name, and they say themselves when they run. */
@ApplicationScoped
class CleanupCompiler implements PolicyCompiler {

    private final ArtifactoryConfig config;

    CleanupCompiler(ArtifactoryConfig config) {
        this.config = config;
    }

    @Override
    public Dialect dialect() {
        return Dialect.ARTIFACTORY;
    }

    @Override
    public CompiledPolicy compile(PolicyOrder order) {
        refuse(order.cron().isPresent(), "cron", "is not for policies of Artifactory: their document has a cronExp");
        refuse(order.scope().repository() != null, "repository", "is not for policies of Artifactory");
        try {
            byte[] body = order.document().getBytes(StandardCharsets.UTF_8);
            ArtifactoryPolicy sent = ArtifactoryJson.read(body, ArtifactoryPolicy.class);
            refuse(sent.key() == null, "document.key", "is missing");
            refuse(order.name().filter(name -> !name.equals(sent.key())).isPresent(), "name", "is not the key");
            refuse(
                    sent.enabled() != null && sent.enabled() != order.enabled(),
                    "enabled",
                    "is not what the document says");
            var document = CleanupDocument.of(new PolicyKey(sent.key()), sent, order.enabled(), config.zone());
            refuse(
                    !document.project().equals(Optional.ofNullable(order.scope().project())),
                    "project",
                    "is not the document's projectKey");
            return CompiledPolicy.of(document.draft());
        } catch (RefusedException e) {
            throw InvalidPolicyException.at("document", "is refused: " + e.getMessage());
        }
    }

    private static void refuse(boolean wrong, String place, String why) {
        if (wrong) {
            throw InvalidPolicyException.at(place, why);
        }
    }
}
