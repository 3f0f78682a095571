package dev.tidemark.standalone.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.event.Topic;
import dev.tidemark.standalone.testing.FreePorts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedKafkaTest {

    @TempDir
    Path directory;

    @Test
    void keepsTopicsAndRecordsOverARestart() throws Exception {
        int port = FreePorts.one();
        int controllerPort = FreePorts.one();
        try (var kafka = EmbeddedKafka.start(directory, port, controllerPort)) {
            // when
            assertThat(Topics.create(kafka.bootstrapServers(), (short) 1)).hasSize(2 * Topic.values().length);
            sendAPlanOf4MiB(kafka.bootstrapServers());
        }
        try (var kafka = EmbeddedKafka.start(directory, port, controllerPort)) {
            // then
            assertThat(Topics.create(kafka.bootstrapServers(), (short) 1)).isEmpty();
            assertThat(partitions(kafka.bootstrapServers(), Topic.TASKS.wireName()))
                    .isEqualTo(Topic.TASKS.partitions());
            assertThat(partitions(kafka.bootstrapServers(), Topic.TASKS.deadLetters()))
                    .isEqualTo(1);
            assertThat(setting(kafka.bootstrapServers(), Topic.STOPS.wireName(), "cleanup.policy"))
                    .isEqualTo("compact");
            assertThat(setting(kafka.bootstrapServers(), Topic.REGISTRY_EVENTS.wireName(), "retention.ms"))
                    .isEqualTo("604800000");
        }
    }

    private static void sendAPlanOf4MiB(String bootstrap) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrap, "max.request.size", 6 * 1024 * 1024, "compression.type", "none");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topic.DELETIONS.wireName(), new byte[4 * 1024 * 1024]))
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static int partitions(String bootstrap, String topic) throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrap))) {
            var topics = admin.describeTopics(List.of(topic)).allTopicNames().get(30, TimeUnit.SECONDS);
            return topics.get(topic).partitions().size();
        }
    }

    private static String setting(String bootstrap, String topic, String name) throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrap))) {
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            var configs = admin.describeConfigs(List.of(resource)).all().get(30, TimeUnit.SECONDS);
            return configs.get(resource).get(name).value();
        }
    }
}
