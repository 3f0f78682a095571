package dev.tidemark.policy.api.decision;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.policy.api.PageOf;
import dev.tidemark.policy.api.PageRequest;
import dev.tidemark.policy.api.ReadPolicies;
import dev.tidemark.policy.api.execution.ReadExecutions;
import dev.tidemark.policy.audit.AuditDecisions;
import dev.tidemark.policy.audit.AuditMemory;
import dev.tidemark.policy.audit.AuditMemory.DecisionFilter;
import dev.tidemark.policy.audit.AuditMemory.DeletionFilter;
import dev.tidemark.policy.audit.AuditMemory.Thing;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads what was decided and deleted, for whoever may. */
@ApplicationScoped
class ReadDecisions {

    private static final String DECISIONS = "decisions";
    private static final String EXPLANATIONS = "explanations";
    private static final String HISTORY = "history";

    private final ReadExecutions executions;
    private final ReadPolicies policies;
    private final AuditMemory memory;
    private final RulesBehind rules;

    ReadDecisions(ReadExecutions executions, ReadPolicies policies, AuditMemory memory, RulesBehind rules) {
        this.executions = executions;
        this.policies = policies;
        this.memory = memory;
        this.rules = rules;
    }

    Uni<PageOf<DecisionResponse>> of(ExecutionId execution, DecisionFilter filter, PageRequest page, Caller caller) {
        var part = page.part(DECISIONS);
        return executions
                .permitted(execution, caller, Permission.READ_RETENTION)
                .chain(() -> memory.decisions(execution, filter, part))
                .map(found -> responses(DECISIONS, found));
    }

    /** Only of a repository whose retention they may read. */
    Uni<PageOf<DecisionResponse>> explain(Thing thing, PageRequest page) {
        return memory.explain(thing, page.part(EXPLANATIONS)).chain(found -> rules.behind(found.items())
                .map(said -> PageOf.of(
                        EXPLANATIONS,
                        found.items().stream()
                                .map(judged -> DecisionResponse.of(judged, said.of(judged)))
                                .toList(),
                        found.next())));
    }

    private static PageOf<DecisionResponse> responses(String list, AuditDecisions found) {
        return PageOf.of(list, found.items().stream().map(DecisionResponse::of).toList(), found.next());
    }

    /** What a policy deleted who may read the policy, anything else the system's administrators, or whoever may read it by its repository. */
    Uni<PageOf<DeletionResponse>> history(DeletionFilter filter, boolean isPermitted, PageRequest page, Caller caller) {
        var part = page.part(HISTORY);
        return permitted(filter, isPermitted, caller)
                .chain(() -> memory.history(filter, part))
                .map(found -> PageOf.of(
                        HISTORY,
                        found.items().stream().map(DeletionResponse::of).toList(),
                        found.next()));
    }

    private Uni<?> permitted(DeletionFilter filter, boolean isPermitted, Caller caller) {
        if (isPermitted) {
            return Uni.createFrom().voidItem();
        }
        return filter.policy()
                .<Uni<?>>map(policy -> policies.permitted(new PolicyId(policy), caller, Permission.READ_RETENTION))
                .orElseThrow(() -> caller.forbidden(Permission.READ_RETENTION));
    }
}
