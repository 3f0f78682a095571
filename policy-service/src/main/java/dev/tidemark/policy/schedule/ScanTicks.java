package dev.tidemark.policy.schedule;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.registry.Registries;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Looks now and then whether a registry is to be scanned. */
@ApplicationScoped
class ScanTicks {

    private static final Logger LOG = Logger.getLogger(ScanTicks.class);

    private final Registries registries;
    private final RunScan runScan;
    private final ScanConfig config;

    ScanTicks(Registries registries, RunScan runScan, ScanConfig config) {
        this.registries = registries;
        this.runScan = runScan;
        this.config = config;
    }

    @Scheduled(every = "${tidemark.scans.look:30s}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        if (config.every().isZero()) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom()
                .iterable(registries.all())
                .onItem()
                .transformToUniAndConcatenate(this::scan)
                .collect()
                .last();
    }

    /** One that cannot be asked for now is asked for at the next look. */
    private Uni<Void> scan(RegistryName registry) {
        return runScan.of(registry)
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "The scan of registry %s cannot be asked for", registry))
                .onFailure()
                .recoverWithNull();
    }
}
