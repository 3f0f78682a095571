package dev.tidemark.executor.deletion;

import com.fasterxml.uuid.Generators;
import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.RegistryEvent.RegistryProbed;
import dev.tidemark.contracts.event.Topic;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.messaging.Publisher;
import dev.tidemark.executor.registry.RegistryDeleter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds out, before the first deletion in a registry, whether it can delete a tag alone, and tells it as a fact. */
@ApplicationScoped
public class Probes {

    private final Map<RegistryName, Boolean> told = new ConcurrentHashMap<>();
    private final Publisher publisher;
    private final Clock clock;

    Probes(Publisher publisher, Clock clock) {
        this.publisher = publisher;
        this.clock = clock;
    }

    boolean deletesTags(RegistryDeleter deleter, RepositoryName repository) {
        boolean deletesTags = deleter.deletesTags(repository);
        Boolean before = told.put(deleter.reader().name(), deletesTags);
        if (before == null || before != deletesTags) {
            Instant now = clock.instant();
            EventMeta meta = EventMeta.of(Generators.timeBasedEpochGenerator().generate(), now, null);
            publisher.publish(
                    Topic.REGISTRY_EVENTS,
                    new RegistryProbed(meta, deleter.reader().name(), deletesTags, now));
        }
        return deletesTags;
    }
}
