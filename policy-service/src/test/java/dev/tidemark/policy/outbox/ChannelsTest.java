package dev.tidemark.policy.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.event.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ChannelsTest {

    private final Properties settings = read();

    @Test
    void theOutboxWritesToTheTopicsOfTheContracts() {
        assertThat(settings)
                .containsEntry("tidemark.outbox.topics.policies", Topic.POLICIES.wireName())
                .containsEntry("tidemark.outbox.topics.executions", Topic.EXECUTIONS.wireName())
                .containsEntry("tidemark.outbox.topics.stops", Topic.STOPS.wireName());
    }

    @Test
    void executionsAreHeardFromTheirTopicAndUnreadableOnesGoToItsDeadLetters() {
        assertThat(settings)
                .containsEntry("mp.messaging.incoming.executions.topic", Topic.EXECUTIONS.wireName())
                .containsEntry(
                        "mp.messaging.incoming.executions.dead-letter-queue.topic", Topic.EXECUTIONS.deadLetters());
    }

    @Test
    void whatRegistriesTellGoesToItsTopicAndIsAcknowledgedByAll() {
        assertThat(settings)
                .containsEntry("mp.messaging.outgoing.registry-events.topic", Topic.REGISTRY_EVENTS.wireName())
                .containsEntry("mp.messaging.outgoing.registry-events.acks", "all")
                .containsEntry("mp.messaging.outgoing.registry-events.enable.idempotence", "true");
    }

    private static Properties read() {
        var properties = new Properties();
        try (InputStream file = ChannelsTest.class.getResourceAsStream("/application.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return properties;
    }
}
