package dev.tidemark.audit;

import dev.tidemark.standalone.testing.KafkaResource;
import dev.tidemark.standalone.testing.PostgresResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** Kafka, PostgreSQL and the token that every test of the running service needs; one profile, so that they start once. */
public final class AuditResources implements QuarkusTestProfile {

    public static final String TOKEN = "a-token-for-tests";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("tidemark.service-token", TOKEN);
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(KafkaResource.class), new TestResourceEntry(PostgresResource.class));
    }
}
