package dev.tidemark.policy.trigger;

import dev.tidemark.policy.PolicyRepository;
import dev.tidemark.policy.execution.RequestExecution;
import dev.tidemark.policy.execution.RequestExecution.Request;
import dev.tidemark.policy.execution.RequestExecution.Request.Causes;
import dev.tidemark.policy.trigger.AwaitedRuns.Key;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Runs a policy for a repository in which something happened. */
@ApplicationScoped
class RunAwaited {

    private final AwaitedRuns awaited;
    private final PolicyRepository policies;
    private final RequestExecution requestExecution;

    RunAwaited(AwaitedRuns awaited, PolicyRepository policies, RequestExecution requestExecution) {
        this.awaited = awaited;
        this.policies = policies;
        this.requestExecution = requestExecution;
    }

    /** Those that are due and for which nothing runs, longest due first. */
    @WithSession
    Uni<List<Key>> ready(int max) {
        return awaited.ready(max);
    }

    /** Runs it if it is still ready: the row is taken away by the transaction that asks for the execution, or stays. */
    @WithTransaction
    Uni<Void> of(Key key) {
        return awaited.lockReady(key)
                .chain(causes -> causes == null
                        ? Uni.createFrom().voidItem()
                        : run(key, causes).chain(() -> awaited.remove(key)));
    }

    /** Not at all, if no event makes the policy run any more. */
    private Uni<Void> run(Key key, Causes causes) {
        return policies.lockTriggered(key.policy())
                .chain(policy -> policy == null
                        ? Uni.createFrom().voidItem()
                        : requestExecution
                                .of(key.policy(), Request.event(key.repository(), causes))
                                .replaceWithVoid());
    }
}
