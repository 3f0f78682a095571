package dev.tidemark.executor.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.event.Event;
import dev.tidemark.contracts.event.Topic;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Tells events through the one outgoing channel; the topic is each record's own. */
@ApplicationScoped
public class KafkaPublisher implements Publisher {

    private static final Logger LOG = Logger.getLogger(KafkaPublisher.class);
    private static final String SOURCE = "tidemark/executor-service";
    private static final int IN_FLIGHT = 500;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final MutinyEmitter<byte[]> emitter;
    private final ObjectMapper mapper;

    /** The buffer is unbounded because callers wait for each of their calls: what is in it is bounded by the number of workers. */
    KafkaPublisher(
            @Channel("events") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> emitter,
            ObjectMapper mapper) {
        this.emitter = emitter;
        this.mapper = mapper;
    }

    @Override
    public void publishAll(Topic topic, List<? extends Event> events) {
        for (int from = 0; from < events.size(); from += IN_FLIGHT) {
            send(topic, events.subList(from, Math.min(events.size(), from + IN_FLIGHT)));
        }
    }

    private void send(Topic topic, List<? extends Event> events) {
        Uni.createFrom()
                .deferred(() -> sendOnce(topic, events))
                .onFailure()
                .invoke(failure -> LOG.warnf("%s: not acknowledged, trying again: %s", topic.wireName(), failure))
                .onFailure()
                .retry()
                .withBackOff(BETWEEN_TRIES, BETWEEN_TRIES.multipliedBy(10))
                .indefinitely()
                .await()
                .indefinitely();
    }

    private Uni<?> sendOnce(Topic topic, List<? extends Event> events) {
        List<Uni<Void>> sent = new ArrayList<>(events.size());
        for (Event event : events) {
            sent.add(emitter.sendMessage(Message.of(json(event)).addMetadata(record(topic, event))));
        }
        return Uni.join().all(sent).andFailFast();
    }

    private static OutgoingKafkaRecordMetadata<String> record(Topic topic, Event event) {
        return OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(topic.wireName())
                .withKey(event.key())
                .withHeaders(CloudEvents.of(event, SOURCE))
                .build();
    }

    private byte[] json(Event event) {
        try {
            return mapper.writeValueAsBytes(event);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("an event that is no JSON: " + event.getClass(), bug);
        }
    }
}
