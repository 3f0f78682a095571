package dev.tidemark.policy.schedule;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.DatabaseClock;
import dev.tidemark.policy.PolicyEntity;
import dev.tidemark.policy.ScanPolicies;
import dev.tidemark.policy.execution.RequestExecution;
import dev.tidemark.policy.execution.RequestExecution.Request;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Has a registry looked through because it is time: a dry run of a policy that retains everything. */
@ApplicationScoped
class RunScan {

    private final ScanPolicies scans;
    private final RequestExecution requestExecution;
    private final DatabaseClock clock;
    private final ScanConfig config;

    RunScan(ScanPolicies scans, RequestExecution requestExecution, DatabaseClock clock, ScanConfig config) {
        this.scans = scans;
        this.requestExecution = requestExecution;
        this.clock = clock;
        this.config = config;
    }

    /** Asks for it if it is due: the row's lock makes replicas come one after the other. One that was missed is made up for at once. */
    @WithTransaction
    Uni<Void> of(RegistryName registry) {
        return scans.lock(registry, config.firstAfter())
                .chain(scan -> clock.now().chain(now -> run(scan, now)));
    }

    private Uni<Void> run(PolicyEntity scan, Instant now) {
        Instant due = scan.nextRun().orElse(now);
        if (due.isAfter(now)) {
            return Uni.createFrom().voidItem();
        }
        scan.awaitNextRun(Optional.of(now.plus(config.every())));
        return requestExecution.of(scan.toPolicy().id(), Request.scan(due)).replaceWithVoid();
    }
}
