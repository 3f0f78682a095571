package dev.tidemark.policy.outbox;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says when an operator has to look: what was decided does not reach the others. */
@Readiness
@ApplicationScoped
class OutboxHealth implements AsyncHealthCheck {

    private final OutboxBacklog backlog;
    private final OutboxConfig config;

    OutboxHealth(OutboxBacklog backlog, OutboxConfig config) {
        this.backlog = backlog;
        this.config = config;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return backlog.measure().map(done -> HealthCheckResponse.named("outbox backlog")
                .status(backlog.age().compareTo(config.tooOld()) < 0)
                .withData("rows", backlog.rows())
                .withData("oldestSeconds", backlog.age().toSeconds())
                .build());
    }
}
