package dev.tidemark.policy.outbox;

import static dev.tidemark.policy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.policy.Database;
import dev.tidemark.policy.Heard;
import dev.tidemark.policy.RealParts;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class OutboxRelayTest {

    private static final int ROWS = 600;

    @Inject
    Database database;

    @Inject
    Pool pool;

    @Inject
    KafkaOutlet kafka;

    @Inject
    ObjectMapper mapper;

    @Inject
    OutboxConfig config;

    private final String key = UUID.randomUUID().toString();

    private void fill() {
        database.change(
                "insert into policy.outbox (topic, key, headers, payload)"
                        + " select 'retention.policies', ?, '{\"n\":\"1\"}', n::text from generate_series(1, ?) n",
                key,
                ROWS);
    }

    private static List<String> inOrder() {
        return IntStream.rangeClosed(1, ROWS).mapToObj(Integer::toString).toList();
    }

    private static List<String> heard(Heard heard, String key) {
        return heard.under(key).stream().map(row -> new String(row.value())).toList();
    }

    @Test
    void relaysSideBySideSendEachRowOnceAndInOrder() {
        // given the one of the running service, and two more
        OutboxRelay one = new OutboxRelay(pool, kafka, mapper, config);
        OutboxRelay other = new OutboxRelay(pool, kafka, mapper, config);

        // when
        fill();
        CompletableFuture.allOf(
                        one.drain().subscribeAsCompletionStage(), other.drain().subscribeAsCompletionStage())
                .join();

        // then
        try (Heard policies = Heard.on("retention.policies")) {
            eventually().untilAsserted(() -> assertThat(heard(policies, key)).hasSizeGreaterThanOrEqualTo(ROWS));
            assertThat(heard(policies, key)).isEqualTo(inOrder());
        }
        eventually().untilAsserted(() -> assertThat(
                        database.number("select count(*) from policy.outbox where key = ?", key))
                .isZero());
    }

    @Test
    void whatWasNotAcknowledgedStaysAndIsSentAgain() {
        // given a relay that loses its connection half-way
        OutboxRelay failing = new OutboxRelay(
                pool,
                row -> row.payload().length > 2
                        ? Uni.createFrom().failure(new IllegalStateException("Kafka is away"))
                        : kafka.send(row),
                mapper,
                config);

        // when
        fill();
        failing.drain().onFailure().recoverWithNull().await().indefinitely();

        // then
        try (Heard policies = Heard.on("retention.policies")) {
            eventually().untilAsserted(() -> {
                List<String> all = heard(policies, key);
                assertThat(all).endsWith(Integer.toString(ROWS));
                assertThat(all.subList(all.size() - ROWS, all.size())).isEqualTo(inOrder());
            });
        }
    }
}
