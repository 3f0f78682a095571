package dev.tidemark.policy.schedule;

import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.policy.DatabaseClock;
import dev.tidemark.policy.PolicyEntity;
import dev.tidemark.policy.PolicyRepository;
import dev.tidemark.policy.execution.RequestExecution;
import dev.tidemark.policy.execution.RequestExecution.Request;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs a policy because it is time. */
@ApplicationScoped
class RunSlot {

    private final PolicyRepository policies;
    private final RequestExecution requestExecution;
    private final DatabaseClock clock;

    RunSlot(PolicyRepository policies, RequestExecution requestExecution, DatabaseClock clock) {
        this.policies = policies;
        this.requestExecution = requestExecution;
        this.clock = clock;
    }

    /** Those that are due, longest overdue first. */
    @WithSession
    Uni<List<PolicyId>> due(int max) {
        return clock.now().chain(now -> policies.due(now, max));
    }

    /** Runs the policy if it is still due: its row's lock makes replicas come one after the other, and the next tick is noted under it. */
    @WithTransaction
    Uni<Void> of(PolicyId id) {
        return policies.lock(id).chain(policy -> clock.now().chain(now -> run(policy, now)));
    }

    private Uni<Void> run(PolicyEntity policy, Instant now) {
        if (policy == null
                || policy.nextRun().filter(next -> !next.isAfter(now)).isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Cron cron = policy.schedule().orElseThrow();
        Optional<Instant> slot = Slots.toRun(cron, policy.nextRun().get(), now);
        policy.awaitNextRun(cron.next(now));
        return slot.map(due -> requestExecution
                        .of(policy.toPolicy().id(), Request.scheduled(due))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
