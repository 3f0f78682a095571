package dev.tidemark.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.event.Topic;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

    private static final String INCOMING = "mp.messaging.incoming.";
    private static final Map<String, Topic> CHANNELS = Map.of(
            "executions", Topic.EXECUTIONS,
            "tasks", Topic.TASKS,
            "tasks-prompt", Topic.TASKS_PROMPT,
            "deletions", Topic.DELETIONS);

    private final Properties properties = read();

    @Test
    void hasDefaultsForAllItDoes() {
        ExecutorConfig config = new SmallRyeConfigBuilder()
                .withMapping(ExecutorConfig.class)
                .build()
                .getConfigMapping(ExecutorConfig.class);

        assertThat(config.selectionWorkers()).isEqualTo(8);
        assertThat(config.planningWorkers()).isEqualTo(32);
        assertThat(config.promptWorkers()).isEqualTo(8);
        assertThat(config.deletionWorkers()).isEqualTo(32);
        assertThat(config.deletionTime()).isEqualTo(Duration.ofMinutes(30));
        assertThat(config.memory()).isEqualTo(Duration.ofHours(26));
        assertThat(config.stuckAfter()).isEqualTo(Duration.ofMinutes(45));
    }

    @Test
    void readsTheTopicsOfTheContracts() {
        assertThat(channels()).containsExactlyInAnyOrderElementsOf(CHANNELS.keySet());
        CHANNELS.forEach((channel, topic) -> {
            assertThat(incoming(channel, "topic")).isEqualTo(topic.wireName());
            assertThat(incoming(channel, "failure-strategy")).isEqualTo("dead-letter-queue");
            assertThat(incoming(channel, "dead-letter-queue.topic")).isEqualTo(topic.deadLetters());
        });
        assertThat(Stream.of(Topic.values()).map(Topic::wireName))
                .contains(properties.getProperty("mp.messaging.outgoing.events.topic"));
    }

    /** Otherwise the connector closes a consumer while the work on its oldest record goes on. */
    @Test
    void neverGivesUpAConsumerForWorkThatTakesLong() {
        for (String channel : channels()) {
            assertThat(incoming(channel, "throttled.unprocessed-record-max-age.ms"))
                    .as(channel)
                    .isEqualTo("0");
        }
    }

    @Test
    void readsEachChannelInAGroupOfItsOwn() {
        assertThat(channels().stream().map(channel -> incoming(channel, "group.id")))
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }

    @Test
    void tellsOnlyWhatIsAcknowledgedByAllReplicas() {
        assertThat(properties)
                .containsEntry("mp.messaging.outgoing.events.acks", "all")
                .containsEntry("mp.messaging.outgoing.events.enable.idempotence", "true")
                .containsEntry("mp.messaging.outgoing.events.compression.type", "zstd");
    }

    private List<String> channels() {
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(INCOMING) && name.endsWith(".connector"))
                .map(name -> name.substring(INCOMING.length(), name.length() - ".connector".length()))
                .toList();
    }

    private String incoming(String channel, String setting) {
        return properties.getProperty(INCOMING + channel + "." + setting);
    }

    private static Properties read() {
        Properties properties = new Properties();
        try (InputStream file = ConfigurationTest.class.getResourceAsStream("/application.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return properties;
    }
}
