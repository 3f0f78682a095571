package dev.tidemark.policy.deletion;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.Named;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.policy.audit.Audit;
import dev.tidemark.policy.audit.AuditOutcomes;
import dev.tidemark.policy.execution.AwaitEnd;
import dev.tidemark.policy.execution.AwaitEnd.End;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes what a client names, by an execution like any other: same guards, same events, same history. */
@ApplicationScoped
public class DeleteForClient {

    private final AskForDeletion ask;
    private final AwaitEnd awaitEnd;
    private final Audit audit;
    private final DeletionConfig config;

    DeleteForClient(AskForDeletion ask, AwaitEnd awaitEnd, Audit audit, DeletionConfig config) {
        this.ask = ask;
        this.awaitEnd = awaitEnd;
        this.audit = audit;
        this.config = config;
    }

    /**
     * Asks for it, and completes when it is over.
     *
     * @param registry one that is configured
     * @param requestedBy the user, as the history is to show them
     * @return fails with {@link DeletionPendingException} where it takes too long, and goes on then; with
     *     {@link dev.tidemark.policy.audit.AuditUnavailableException} where it is over and cannot be read
     */
    public Uni<Deletion> of(RegistryName registry, RepositoryName repository, Named named, String requestedBy) {
        return ask.of(registry, repository, named, requestedBy).chain(execution -> over(execution, named)
                .ifNoItem()
                .after(config.patience())
                .failWith(() -> new DeletionPendingException(execution)));
    }

    private Uni<Deletion> over(ExecutionId execution, Named named) {
        return awaitEnd.of(execution)
                .chain(end -> audit.outcomes(execution).map(told -> deletion(execution, named, end, told)));
    }

    private static Deletion deletion(ExecutionId execution, Named named, End end, AuditOutcomes told) {
        return new Deletion(execution, Results.of(named, told.items(), end, told.error()));
    }
}
