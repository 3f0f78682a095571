package dev.tidemark.policy.api;

import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.Scope;
import dev.tidemark.policy.CompiledPolicy;
import dev.tidemark.policy.Policies;
import dev.tidemark.policy.PolicyOrder;
import dev.tidemark.policy.StoredPolicy;
import dev.tidemark.policy.project.Project;
import dev.tidemark.policy.project.Projects;
import dev.tidemark.policy.registry.Registries;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;

/** Makes and changes policies of any dialect, for whoever may. What is refused is refused before anything is written. */
@ApplicationScoped
class OrderPolicy {

    private final Registries registries;
    private final Projects projects;
    private final Policies policies;
    private final Compilers compilers;
    private final WritePolicy write;

    OrderPolicy(Registries registries, Projects projects, Policies policies, Compilers compilers, WritePolicy write) {
        this.registries = registries;
        this.projects = projects;
        this.policies = policies;
        this.compilers = compilers;
        this.write = write;
    }

    Uni<StoredPolicy> create(PolicyRequest request, Caller caller) {
        PolicyOrder order = request.toOrder(registries::find);
        Dialect dialect = request.requireDialect();
        CompiledPolicy compiled = compilers.compile(dialect, order);
        return place(compiled, order.scope(), caller)
                .invoke(scope -> caller.require(Permission.CREATE_RETENTION, dialect, scope))
                .chain(scope -> write.create(scope, compiled, request.toTrigger(), caller.name()))
                .chain(policies::get);
    }

    /** The scope that was asked for, or that of the project which the document names; to who may not, all projects look alike. */
    private Uni<Scope> place(CompiledPolicy compiled, Scope asked, Caller caller) {
        if (compiled.project().isEmpty()) {
            return Uni.createFrom().item(asked);
        }
        long number = compiled.project().get();
        return projects.get(asked.registry(), (int) Math.max(0, Math.min(number, Integer.MAX_VALUE)))
                .map(found -> found.map(Project::scope)
                        .filter(scope -> agrees(asked, scope))
                        .orElseThrow(() -> caller.isSystemAdmin()
                                ? ProblemException.invalid("document.scope.ref", noProject(number))
                                : caller.forbidden(Permission.CREATE_RETENTION)));
    }

    private static String noProject(long number) {
        return "document.scope.ref: there is no project " + number + ", or it is not the one that \"project\" names";
    }

    /** Who leaves the project to the document does not disagree with it. */
    private static boolean agrees(Scope asked, Scope project) {
        return asked.repository() == null && (asked.project() == null || asked.equals(project));
    }

    Uni<StoredPolicy> replace(PolicyId id, Optional<Integer> expected, PolicyRequest request, Caller caller) {
        return policies.get(id)
                .invoke(stored -> caller.require(Permission.UPDATE_RETENTION, stored.policy()))
                .chain(stored -> replace(stored, expected, request, caller))
                .chain(() -> policies.get(id));
    }

    private Uni<Void> replace(StoredPolicy stored, Optional<Integer> expected, PolicyRequest request, Caller caller) {
        PolicyOrder order = request.toOrder(registries::find);
        Dialect dialect = stored.policy().dialect();
        if (request.requireDialect() != dialect) {
            throw ProblemException.invalid("dialect", "the dialect of a policy cannot be changed");
        }
        CompiledPolicy compiled = compilers.compile(dialect, order);
        requireSamePlace(stored, order.scope(), compiled);
        var change = new WritePolicy.Changed(stored.policy().id(), expected);
        return write.change(change, compiled.draft(), request.toTrigger(), caller.name());
    }

    private static void requireSamePlace(StoredPolicy stored, Scope asked, CompiledPolicy compiled) {
        Scope scope = stored.policy().scope();
        boolean same = compiled.project()
                .map(number ->
                        Objects.equals(stored.project().map(Integer::longValue).orElse(null), number)
                                && asked.registry().equals(scope.registry())
                                && agrees(asked, scope))
                .orElseGet(() -> asked.equals(scope));
        if (!same) {
            throw ProblemException.invalid(
                    "registry", "the registry, project and repository of a policy cannot be changed");
        }
        if (stored.policy().dialect() == Dialect.ARTIFACTORY
                && !stored.name().equals(compiled.draft().name())) {
            throw ProblemException.invalid("document.key", "the key of a policy cannot be changed");
        }
    }

    /** What a document comes to. */
    CompiledPolicy check(PolicyCheck check) {
        PolicyOrder order = check.toOrder(registries.all().get(0));
        return compilers.compile(check.requireDialect(), order);
    }
}
