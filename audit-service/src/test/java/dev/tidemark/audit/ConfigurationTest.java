package dev.tidemark.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tidemark.audit.database.DatabaseConfig;
import dev.tidemark.audit.export.ExportConfig;
import dev.tidemark.audit.history.RetentionConfig;
import dev.tidemark.audit.inventory.InventoryConfig;
import dev.tidemark.audit.rest.ServiceConfig;
import dev.tidemark.contracts.event.Topic;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

    @Test
    void readsTheTopicsThatTheContractsGiveIt() throws IOException {
        assertThat(topics("mp.messaging.incoming."))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Topic.values())
                        .filter(topic -> topic.consumers().contains("audit-service"))
                        .map(Topic::wireName)
                        .toList());
    }

    @Test
    void writesTheTopicThatTheContractsGiveIt() throws IOException {
        assertThat(Topic.EXECUTIONS.producer()).contains("audit-service");
        assertThat(topics("mp.messaging.outgoing."))
                .containsExactlyInAnyOrder(Topic.EXECUTIONS.wireName(), Topic.RESULTS.deadLetters());
        assertThat(Arrays.stream(Topic.values())
                        .allMatch(topic -> topic.deadLetters().equals(topic.wireName() + ".dlq")))
                .isTrue();
    }

    @Test
    void hasDefaultsForWhereTheDatabaseIs() {
        var database = config(Map.of()).getConfigMapping(DatabaseConfig.class);

        assertThat(List.of(database.host(), database.port(), database.name(), database.username()))
                .isEqualTo(List.of("localhost", 5432, "tidemark", "tidemark"));
        assertThat(database.password()).isEmpty();
    }

    @Test
    void keepsDecisionsByDefaultAsLongAsHarborAndTheTopicsDo() {
        var retention = config(Map.of()).getConfigMapping(RetentionConfig.class);

        assertThat(retention.executions()).isEqualTo(50);
        assertThat(retention.atLeast()).isEqualTo(Duration.ofDays(30));
        assertThat(retention.monthsAhead()).isEqualTo(3);
    }

    @Test
    void leavesMostConnectionsToOthersThanExports() {
        assertThat(config(Map.of()).getConfigMapping(ExportConfig.class).atOnce())
                .isEqualTo(4);
    }

    @Test
    void takesPullsForLostWhenTheirReceiverWasAwayForLongerThanARestart() {
        assertThat(config(Map.of()).getConfigMapping(InventoryConfig.class).receiverOutage())
                .isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void hasNoDefaultForTheServiceToken() {
        assertThatExceptionOfType(ConfigValidationException.class)
                .isThrownBy(() -> new SmallRyeConfigBuilder()
                        .withMapping(ServiceConfig.class)
                        .build())
                .withMessageContaining("tidemark.service-token");
    }

    private static SmallRyeConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withMapping(DatabaseConfig.class)
                .withMapping(RetentionConfig.class)
                .withMapping(ExportConfig.class)
                .withMapping(InventoryConfig.class)
                .build();
    }

    private static List<String> topics(String prefix) throws IOException {
        var properties = new Properties();
        try (InputStream source = ConfigurationTest.class.getResourceAsStream("/application.properties")) {
            properties.load(source);
        }
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(prefix) && name.endsWith(".topic"))
                .map(properties::getProperty)
                .collect(Collectors.toList());
    }
}
