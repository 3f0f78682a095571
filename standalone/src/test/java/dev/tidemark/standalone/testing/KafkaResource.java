package dev.tidemark.standalone.testing;

import dev.tidemark.standalone.kafka.EmbeddedKafka;
import dev.tidemark.standalone.kafka.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * A Kafka with all of Tidemark's topics: {@code @QuarkusTestResource(KafkaResource.class)}, or {@link #start()} and {@link #stop()} in
 * a plain test. In this process by default, as a container with {@code -Dtidemark.test.containers=true}; the latter takes
 * {@code org.testcontainers:testcontainers} on the class path.
 */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {

    private AutoCloseable running;

    @Override
    public Map<String, String> start() {
        var bootstrap = Boolean.getBoolean("tidemark.test.containers") ? startContainer() : startEmbedded();
        Topics.create(bootstrap, (short) 1);
        return Map.of("kafka.bootstrap.servers", bootstrap);
    }

    private String startEmbedded() {
        var directory = TemporaryDirectory.create();
        var kafka = EmbeddedKafka.start(directory.path(), FreePorts.one(), FreePorts.one());
        running = () -> {
            kafka.close();
            directory.close();
        };
        return kafka.bootstrapServers();
    }

    private String startContainer() {
        var kafka = KafkaContainer.start();
        running = kafka;
        return kafka.bootstrapServers();
    }

    @Override
    public void stop() {
        Running.close(running);
        running = null;
    }
}
