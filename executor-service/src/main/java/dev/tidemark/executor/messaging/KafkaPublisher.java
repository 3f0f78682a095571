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
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.errors.RecordTooLargeException;
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
    private final Counts counts;
    private final AtomicBoolean acknowledging = new AtomicBoolean(true);

    /** The buffer is unbounded because callers wait for each of their calls: what is in it is bounded by the number of workers. */
    KafkaPublisher(
            @Channel("events") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> emitter,
            ObjectMapper mapper,
            Counts counts) {
        this.emitter = emitter;
        this.mapper = mapper;
        this.counts = counts;
    }

    @Override
    public void publishAll(Topic topic, List<? extends Event> events) {
        for (int from = 0; from < events.size(); from += IN_FLIGHT) {
            send(topic, events.subList(from, Math.min(events.size(), from + IN_FLIGHT)));
        }
    }

    private void send(Topic topic, List<? extends Event> events) {
        List<byte[]> values = events.stream().map(this::json).toList();
        Uni.createFrom()
                .deferred(() -> sendOnce(topic, events, values))
                .onFailure(KafkaPublisher::mayPass)
                .invoke(failure -> tellOfOutage(topic, failure))
                .onFailure(KafkaPublisher::mayPass)
                .retry()
                .withBackOff(BETWEEN_TRIES, BETWEEN_TRIES.multipliedBy(10))
                .indefinitely()
                .await()
                .indefinitely();
        if (!acknowledging.getAndSet(true)) {
            LOG.infof("%s: acknowledged again", topic.wireName());
        }
        events.forEach(counts::told);
    }

    private Uni<?> sendOnce(Topic topic, List<? extends Event> events, List<byte[]> values) {
        List<Uni<Void>> sent = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            sent.add(emitter.sendMessage(Message.of(values.get(i)).addMetadata(record(topic, events.get(i)))));
        }
        return Uni.join().all(sent).andFailFast();
    }

    /** A record that is too large is so for ever: whoever tells it must not hold up what comes after it. */
    private static boolean mayPass(Throwable failure) {
        return !(failure instanceof RecordTooLargeException)
                && (failure.getCause() == null || mayPass(failure.getCause()));
    }

    /** Once per outage: every worker meets it, again and again. */
    private void tellOfOutage(Topic topic, Throwable failure) {
        if (acknowledging.getAndSet(false)) {
            LOG.warnf("%s: not acknowledged, trying again: %s", topic.wireName(), failure);
        }
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
