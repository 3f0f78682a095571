package dev.tidemark.policy.artifactory;

import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.Scope;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.evaluator.artifactory.ArtifactoryPolicy;
import dev.tidemark.policy.ChangePolicy;
import dev.tidemark.policy.CreatePolicy;
import dev.tidemark.policy.DeletePolicy;
import dev.tidemark.policy.Policies;
import dev.tidemark.policy.PolicyBusyException;
import dev.tidemark.policy.PolicyExistsException;
import dev.tidemark.policy.PolicyFilter;
import dev.tidemark.policy.StalePolicyException;
import dev.tidemark.policy.StoredPolicy;
import dev.tidemark.policy.UnknownPolicyException;
import dev.tidemark.policy.registry.Registries;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * The policies by their keys, and what can be done with one: those that were written in this dialect, and those of others that are called
 * by a key and say what this dialect has the words for. The latter can be read and run.
 */
@ApplicationScoped
class CleanupPolicies {

    private static final int MOST_CHANGES_MISSED = 5;

    private final Policies policies;
    private final CreatePolicy createPolicy;
    private final ChangePolicy changePolicy;
    private final DeletePolicy deletePolicy;
    private final CleanupWords words;
    private final ArtifactoryConfig config;
    private final RegistryName registry;

    CleanupPolicies(
            Policies policies,
            CreatePolicy createPolicy,
            ChangePolicy changePolicy,
            DeletePolicy deletePolicy,
            CleanupWords words,
            ArtifactoryConfig config,
            Registries registries) {
        this.policies = policies;
        this.createPolicy = createPolicy;
        this.changePolicy = changePolicy;
        this.deletePolicy = deletePolicy;
        this.words = words;
        this.config = config;
        this.registry = registries.ofArtifactory();
    }

    /** What a policy of the project may touch, or one of no project. */
    Scope scope(Optional<ProjectName> project) {
        return project.map(name -> Scope.ofProject(registry, name)).orElseGet(() -> Scope.ofRegistry(registry));
    }

    /** The policy, or 404; 403 for who may not. */
    Uni<StoredPolicy> get(PolicyKey key, Caller caller, Permission permission) {
        return policies.named(registry, key.value())
                .map(found ->
                        words.ofEach(found).stream().findFirst().orElseThrow(() -> unknown(key, caller, permission)))
                .invoke(stored -> caller.require(permission, stored.policy()));
    }

    /** As {@link #get}, to change it: 409 where it is written in another dialect. */
    private Uni<StoredPolicy> getOwn(PolicyKey key, Caller caller, Permission permission) {
        return get(key, caller, permission).invoke(stored -> {
            if (!CleanupWords.isOwn(stored)) {
                throw ArtifactoryRefusals.anothers(stored);
            }
        });
    }

    /** Only who could have made it is told that it is not there. */
    private RuntimeException unknown(PolicyKey key, Caller caller, Permission permission) {
        boolean couldBeTheirs = caller.isSystemAdmin()
                || caller.projectsWhereMay(permission, Dialect.ARTIFACTORY, registry).stream()
                        .anyMatch(project -> key.value().startsWith(project + "-"));
        return couldBeTheirs ? ArtifactoryRefusals.unknownPolicy(key.value()) : caller.forbidden(permission);
    }

    /** All of them, or those of one project; 403 for who may not. */
    Uni<List<StoredPolicy>> list(Optional<ProjectName> project, Caller caller) {
        caller.require(Permission.READ_RETENTION, Dialect.ARTIFACTORY, scope(project));
        return policies.all(PolicyFilter.named(registry, project)).map(words::ofEach);
    }

    /** Creates one; none is enabled when it is new. */
    Uni<Void> create(CleanupDocument document, PolicyKey key, Caller caller) {
        Scope scope = scope(document.project());
        caller.require(Permission.CREATE_RETENTION, Dialect.ARTIFACTORY, scope);
        return policies.named(registry, key.value())
                .invoke(found -> {
                    if (!words.ofEach(found).isEmpty()) {
                        throw ArtifactoryRefusals.exists(key.value());
                    }
                })
                .chain(() -> createPolicy.of(scope, document.draft(), caller.name()))
                .onFailure(PolicyExistsException.class)
                .transform(e -> ArtifactoryRefusals.exists(key.value()))
                .replaceWithVoid();
    }

    CleanupDocument document(PolicyKey key, ArtifactoryPolicy sent, boolean enabled) {
        return CleanupDocument.of(key, sent, enabled, config.zone());
    }

    /** Replaces what the policy says, except for whether it is enabled. */
    Uni<Void> replace(PolicyKey key, ArtifactoryPolicy sent, Caller caller) {
        return getOwn(key, caller, Permission.UPDATE_RETENTION)
                .chain(stored -> replace(stored, key, sent, caller.name()))
                // Somebody changed it in between, and enabled it perhaps.
                .onFailure(StalePolicyException.class)
                .retry()
                .atMost(MOST_CHANGES_MISSED)
                .onFailure(PolicyBusyException.class)
                .transform(e -> ArtifactoryRefusals.running(key.value(), e.execution()))
                .onFailure(UnknownPolicyException.class)
                .transform(e -> ArtifactoryRefusals.unknownPolicy(key.value()));
    }

    private Uni<Void> replace(StoredPolicy stored, PolicyKey key, ArtifactoryPolicy sent, String by) {
        if (sent.enabled() != null && sent.enabled() != stored.enabled()) {
            throw ArtifactoryRefusals.badRequest("enabled cannot be changed here: there is another operation for it");
        }
        CleanupDocument document = document(key, sent, stored.enabled());
        if (!scope(document.project()).equals(stored.policy().scope())) {
            throw ArtifactoryRefusals.badRequest("projectKey cannot be changed");
        }
        return changePolicy.whileIdle(
                stored.policy().id(), Optional.of(stored.policy().revision()), document.draft(), by);
    }

    /** Deletes the policy, be it enabled or not. */
    Uni<Void> delete(PolicyKey key, Caller caller) {
        return getOwn(key, caller, Permission.DELETE_RETENTION)
                .chain(stored -> deletePolicy.delete(stored.policy().id(), DeletePolicy.Running.FORBIDS, caller.name()))
                .onFailure(PolicyBusyException.class)
                .transform(e -> ArtifactoryRefusals.running(key.value(), e.execution()))
                .onFailure(UnknownPolicyException.class)
                .transform(e -> ArtifactoryRefusals.unknownPolicy(key.value()));
    }

    /** Has the clock run the policy from now on, or no more; what runs of one that is disabled is stopped. */
    Uni<Void> enable(PolicyKey key, boolean enabled, Caller caller) {
        return getOwn(key, caller, Permission.UPDATE_RETENTION)
                .chain(stored -> enable(stored, key, enabled, caller.name()))
                // Somebody changed it in between: what they wrote stays.
                .onFailure(StalePolicyException.class)
                .retry()
                .atMost(MOST_CHANGES_MISSED)
                .onFailure(UnknownPolicyException.class)
                .transform(e -> ArtifactoryRefusals.unknownPolicy(key.value()));
    }

    private Uni<Void> enable(StoredPolicy stored, PolicyKey key, boolean enabled, String by) {
        if (stored.enabled() == enabled) {
            return Uni.createFrom().voidItem();
        }
        CleanupDocument document = document(key, CleanupEcho.document(stored), enabled);
        return changePolicy.to(stored.policy().id(), Optional.of(stored.policy().revision()), document.draft(), by);
    }

    /** Disables all there are. */
    Uni<Void> disableAll(Caller caller) {
        caller.requireSystemAdmin();
        return policies.all(PolicyFilter.of(Dialect.ARTIFACTORY, registry)).chain(own -> Multi.createFrom()
                .iterable(own)
                .onItem()
                .transformToUniAndConcatenate(
                        stored -> enable(new PolicyKey(stored.name().orElseThrow()), false, caller))
                .collect()
                .last());
    }
}
