package dev.tidemark.policy.webhook;

import dev.tidemark.contracts.execution.ExecutionId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Notes that an execution has ended of which somebody wants to be told. */
@ApplicationScoped
public class NoticeOfEnd {

    /** Most executions have nobody who wants to be told; for those, there is nothing to look into later. */
    private static final String NOTE =
            """
            insert into policy.webhook_notice (execution_id, due_at)
            select e.id, clock_timestamp() from policy.execution e join policy.policy p on p.id = e.policy_id
             where e.id = ?1 and not e.dry_run
               and exists (select from policy.webhook w where w.project_id = p.project_id and w.enabled)
            on conflict do nothing
            """;

    /** In the caller's transaction: with the end, or not at all. */
    public Uni<Void> of(ExecutionId execution) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NOTE)
                        .setParameter(1, execution.value())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
