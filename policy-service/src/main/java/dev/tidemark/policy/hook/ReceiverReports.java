package dev.tidemark.policy.hook;

import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.RegistryEvent;
import dev.tidemark.contracts.event.RegistryEvent.ReceiverReported;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.outbox.EventIds;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/**
 * Tells again and again that what registries send is taken. It goes the way of what they send, so that where that is refused, nothing tells
 * that it is not: while Kafka is away, or all of this is, the silence says so.
 */
@ApplicationScoped
class ReceiverReports {

    private final Hooks hooks;
    private final EventOutlet outlet;

    ReceiverReports(Hooks hooks, EventOutlet outlet) {
        this.hooks = hooks;
        this.outlet = outlet;
    }

    @Scheduled(every = "30s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        // The outlet logs what fails, and the next report is as good as this one.
        return report(Instant.now()).onFailure().recoverWithNull();
    }

    Uni<Void> report(Instant now) {
        List<RegistryEvent> reports = hooks.registries().stream()
                .map(registry -> reported(registry, now))
                .toList();
        return outlet.tell(reports);
    }

    private static RegistryEvent reported(RegistryName registry, Instant now) {
        return new ReceiverReported(EventMeta.of(EventIds.next(), now, null), registry, now);
    }
}
