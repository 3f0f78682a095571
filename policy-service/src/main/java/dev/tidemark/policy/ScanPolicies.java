package dev.tidemark.policy;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The policies of our own that retain everything: running one looks at all of a registry, and decides nothing. */
@ApplicationScoped
public class ScanPolicies {

    private final PolicyRepository policies;
    private final DatabaseClock clock;
    private final Outbox outbox;

    ScanPolicies(PolicyRepository policies, DatabaseClock clock, Outbox outbox) {
        this.policies = policies;
        this.clock = clock;
        this.outbox = outbox;
    }

    /**
     * The one of the registry, under its row lock; made if there is none. Within the caller's transaction.
     *
     * @param firstAfter how long after it was made it is due
     */
    public Uni<PolicyEntity> lock(RegistryName registry, Duration firstAfter) {
        return policies.lockScanOf(registry).onItem().ifNull().switchTo(() -> policies.lockScans()
                .chain(() -> policies.lockScanOf(registry))
                .onItem()
                .ifNull()
                .switchTo(() -> create(registry, firstAfter)));
    }

    private Uni<PolicyEntity> create(RegistryName registry, Duration firstAfter) {
        PolicyDraft draft = RetainEverything.draft("scan");
        return clock.now()
                .chain(now -> policies.persist(PolicyEntity.ofScan(registry, draft, now, now.plus(firstAfter)))
                        .call(policy -> outbox.append(PolicyChanges.changed(policy.toPolicy(), now, "scan"))));
    }
}
