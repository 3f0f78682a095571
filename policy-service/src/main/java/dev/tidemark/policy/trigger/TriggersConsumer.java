package dev.tidemark.policy.trigger;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.event.Position;
import dev.tidemark.contracts.event.RegistryEvent;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPulled;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPushed;
import dev.tidemark.contracts.event.RegistryEvent.RepositoryChanged;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Hears of what happens in registries. Offsets are committed after the database, which is waited for if it is away. */
@ApplicationScoped
class TriggersConsumer {

    private static final Logger LOG = Logger.getLogger(TriggersConsumer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** The others are most of the topic where repositories are scanned, and are passed over unread. */
    private static final Set<String> TYPES = Stream.of(
                    ArtifactPushed.class, RepositoryChanged.class, ArtifactPulled.class)
            .map(type -> type.getAnnotation(JsonTypeName.class).value())
            .collect(Collectors.toUnmodifiableSet());

    private final ObjectMapper mapper;
    private final AwaitRuns awaitRuns;

    TriggersConsumer(ObjectMapper mapper, AwaitRuns awaitRuns) {
        this.mapper = mapper;
        this.awaitRuns = awaitRuns;
    }

    @Incoming("triggers")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        List<Told> told = new ArrayList<>();
        records.forEach(record -> told.add(told(record)));
        Context context = Vertx.currentContext();
        return Uni.createFrom()
                .deferred(() -> note(told))
                // A repetition begins on a timer's thread, and sessions belong to this one.
                .runSubscriptionOn(work -> context.runOnContext(here -> work.run()))
                .onFailure()
                .invoke(failure -> LOG.warnf("%d events wait for the database: %s", told.size(), failure))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private Uni<Void> note(List<Told> told) {
        return awaitRuns
                .concern(told)
                .chain(some -> some ? awaitRuns.after(told) : Uni.createFrom().voidItem());
    }

    private Told told(ConsumerRecord<String, byte[]> record) {
        Position place = new Position(record.partition(), record.offset(), Instant.ofEpochMilli(record.timestamp()));
        return new Told(place, happening(record, place));
    }

    private Optional<Happening> happening(ConsumerRecord<String, byte[]> record, Position place) {
        Header type = record.headers().lastHeader("ce_type");
        if (record.value() == null
                || type != null && !TYPES.contains(new String(type.value(), StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        try {
            return Happening.of(mapper.readValue(record.value(), RegistryEvent.class), place);
        } catch (IOException | IllegalArgumentException e) {
            // audit-service reads the same topic, and puts it among the dead letters.
            LOG.warnf("Not understood: partition %d, offset %d: %s", record.partition(), record.offset(), e);
            return Optional.empty();
        }
    }
}
