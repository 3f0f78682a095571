package dev.tidemark.policy.execution;

import dev.tidemark.contracts.event.ExecutionEvent.ExecutionFinished;
import dev.tidemark.contracts.event.StopEvent;
import dev.tidemark.contracts.event.Topic;
import dev.tidemark.policy.outbox.Outbox;
import dev.tidemark.policy.webhook.NoticeOfEnd;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Notes the end of an execution. The first end stands. */
@ApplicationScoped
class FinishExecution {

    private static final Logger LOG = Logger.getLogger(FinishExecution.class);

    private final ExecutionRepository executions;
    private final Outbox outbox;
    private final NoticeOfEnd notice;

    FinishExecution(ExecutionRepository executions, Outbox outbox, NoticeOfEnd notice) {
        this.executions = executions;
        this.outbox = outbox;
        this.notice = notice;
    }

    @WithTransaction
    Uni<Void> finish(ExecutionFinished event) {
        return executions.lock(event.execution()).chain(execution -> {
            if (execution == null) {
                // The topic outlives a database that was set up anew; there is nobody left to tell.
                LOG.warnf("Execution %s ended, and is not known here", event.execution());
                return Uni.createFrom().voidItem();
            }
            return execution.status.isFinal() ? Uni.createFrom().voidItem() : end(execution, event);
        });
    }

    private Uni<Void> end(ExecutionEntity execution, ExecutionFinished event) {
        execution.finish(event);
        LOG.infof("Execution %s of policy %d ended: %s", event.execution(), execution.policyId, event.status());
        return takeBackStop(execution, event)
                .chain(() -> event.deleted() == 0 ? Uni.createFrom().voidItem() : notice.of(event.execution()));
    }

    private Uni<Void> takeBackStop(ExecutionEntity execution, ExecutionFinished event) {
        return execution.stopRequestedAt == null
                ? Uni.createFrom().voidItem()
                : outbox.appendTombstone(Topic.STOPS, StopEvent.keyOf(event.execution()));
    }
}
