package dev.tidemark.policy.artifactory;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.Policies;
import dev.tidemark.policy.PolicyBusyException;
import dev.tidemark.policy.PolicyRevision;
import dev.tidemark.policy.PolicyRevisions;
import dev.tidemark.policy.StoredPolicy;
import dev.tidemark.policy.UnknownPolicyException;
import dev.tidemark.policy.execution.Execution;
import dev.tidemark.policy.execution.Executions;
import dev.tidemark.policy.execution.RequestExecution;
import dev.tidemark.policy.execution.StopExecution;
import dev.tidemark.policy.registry.Registries;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The runs of this dialect's policies. They are executions, and have their numbers. */
@ApplicationScoped
class CleanupRuns {

    private final Policies policies;
    private final PolicyRevisions revisions;
    private final CleanupWords words;
    private final Executions executions;
    private final RequestExecution requestExecution;
    private final StopExecution stopExecution;
    private final RegistryName registry;

    CleanupRuns(
            Policies policies,
            PolicyRevisions revisions,
            CleanupWords words,
            Executions executions,
            RequestExecution requestExecution,
            StopExecution stopExecution,
            Registries registries) {
        this.policies = policies;
        this.revisions = revisions;
        this.words = words;
        this.executions = executions;
        this.requestExecution = requestExecution;
        this.stopExecution = stopExecution;
        this.registry = registries.ofArtifactory();
    }

    /** A run and its policy. */
    record Run(Execution execution, StoredPolicy policy) {}

    /** Asks for a run. A policy is new and disabled when somebody first wants to know what it would do, so that a dry run is open to all. */
    Uni<ExecutionId> start(StoredPolicy policy, PolicyKey key, boolean dryRun, String by) {
        if (!policy.enabled() && !dryRun) {
            throw ArtifactoryRefusals.badRequest(
                    "The policy with the key " + key + " is disabled: enable it, or ask for a dry run");
        }
        return requestExecution
                .whileIdle(policy.policy().id(), RequestExecution.Request.manual(dryRun, by))
                .onFailure(PolicyBusyException.class)
                .transform(e -> ArtifactoryRefusals.running(key.value(), e.execution()))
                .onFailure(UnknownPolicyException.class)
                .transform(e -> ArtifactoryRefusals.unknownPolicy(key.value()));
    }

    /** The run of that number, or 404; also where it is one of another dialect's policy. 403 for who may not. */
    Uni<Run> get(RunNumber number, Caller caller, Permission permission) {
        return executions
                .find(number.id())
                .map(found -> found.orElseThrow(() -> ArtifactoryRefusals.unknownRun(number.toString())))
                .chain(execution -> shown(execution).map(policy -> new Run(execution, policy)))
                .invoke(run -> {
                    if (!run.policy().policy().scope().registry().equals(registry)) {
                        throw new UnknownPolicyException(run.policy().policy().id());
                    }
                })
                .onFailure(UnknownPolicyException.class)
                .transform(e -> ArtifactoryRefusals.unknownRun(number.toString()))
                .invoke(run -> caller.require(permission, run.policy().policy()));
    }

    /** Its policy in this dialect's words. */
    private Uni<StoredPolicy> shown(Execution execution) {
        return policies.get(execution.policy())
                .chain(policy -> CleanupWords.isOwn(policy)
                        ? Uni.createFrom().item(policy)
                        : revisions.at(execution.policy(), execution.revision()).chain(then -> anothers(policy, then)));
    }

    /** One of another dialect is known in this one's words as it is now, and not as it was before a change. */
    private Uni<StoredPolicy> anothers(StoredPolicy policy, Optional<PolicyRevision> then) {
        PolicyId id = policy.policy().id();
        boolean isAsItWas = then.filter(
                        revision -> revision.document().equals(policy.policy().document()))
                .isPresent();
        return policies.named(registry, policy.name().orElse("")).map(found -> words.ofEach(found).stream()
                .filter(shown -> isAsItWas && shown.policy().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UnknownPolicyException(id)));
    }

    /** The run of that number, or 404; also where it is one of another policy. */
    Uni<Run> named(RunQuery query, Caller caller) {
        return get(query.number(), caller, Permission.READ_RETENTION).invoke(run -> {
            if (!run.policy().name().equals(Optional.of(query.key().value()))) {
                throw ArtifactoryRefusals.unknownRun(query.number().toString());
            }
        });
    }

    /** Has a run stopped. */
    Uni<Void> stop(Run run, String by) {
        Execution execution = run.execution();
        if (execution.status().isFinal()) {
            throw ArtifactoryRefusals.badRequest("The run with ID " + execution.id() + " has ended already");
        }
        return stopExecution.stop(execution.policy(), execution.id(), by);
    }
}
