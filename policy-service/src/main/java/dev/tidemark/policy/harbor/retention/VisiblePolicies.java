package dev.tidemark.policy.harbor.retention;

import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.Scope;
import dev.tidemark.evaluator.harbor.HarborPolicy;
import dev.tidemark.evaluator.harbor.HarborTrigger;
import dev.tidemark.evaluator.harbor.HarborWriter;
import dev.tidemark.policy.Policies;
import dev.tidemark.policy.PolicyDraft;
import dev.tidemark.policy.StoredPolicy;
import dev.tidemark.policy.UnknownPolicyException;
import dev.tidemark.policy.harbor.HarborJson;
import dev.tidemark.policy.project.Projects;
import dev.tidemark.policy.registry.Registries;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Policies as Harbor's clients see them: Harbor's own, and those of whole projects that say what Harbor has the words for. */
@ApplicationScoped
class VisiblePolicies {

    private final Policies policies;
    private final Projects projects;
    private final Registries registries;

    VisiblePolicies(Policies policies, Projects projects, Registries registries) {
        this.policies = policies;
        this.projects = projects;
        this.registries = registries;
    }

    /**
     * The policy, in Harbor's words.
     *
     * @throws UnknownPolicyException if there is none, or it has none
     */
    Uni<StoredPolicy> get(PolicyId id) {
        return policies.get(id)
                .chain(stored -> isOwn(stored)
                        ? Uni.createFrom().item(stored)
                        : shown(stored).map(shown -> shown.orElseThrow(() -> new UnknownPolicyException(id))));
    }

    static boolean isOwn(StoredPolicy stored) {
        return stored.policy().dialect() == Dialect.HARBOR;
    }

    private Uni<Optional<StoredPolicy>> shown(StoredPolicy stored) {
        Scope scope = stored.policy().scope();
        if (!scope.registry().equals(registries.ofHarbor()) || scope.project() == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return projects.named(scope.registry(), scope.project())
                .map(project -> project.flatMap(known -> inHarborsWords(stored, known.id())));
    }

    private static Optional<StoredPolicy> inHarborsWords(StoredPolicy stored, int project) {
        return stored.meaning()
                .flatMap(meaning ->
                        HarborWriter.write(meaning, trigger(stored), project).document())
                .filter(written -> stored.isSaidBy(draft(written)))
                .map(written -> stored.shownAs(HarborJson.write(written)).shownIn(project));
    }

    private static PolicyDraft draft(HarborPolicy written) {
        return HarborDocuments.draft(written, HarborDocuments.compile(written), HarborDocuments.cron(written));
    }

    /** With an empty cron, as Harbor's own clients write it, where nothing is scheduled. */
    private static HarborTrigger trigger(StoredPolicy stored) {
        return new HarborTrigger(
                "Schedule", Map.of("cron", stored.cronIn(Dialect.HARBOR).orElse("")));
    }
}
