package dev.tidemark.policy.hook;

import static dev.tidemark.policy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.event.RegistryEvent.ReceiverReported;
import dev.tidemark.policy.Heard;
import dev.tidemark.policy.RealParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class ReceiverReportsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Inject
    ReceiverReports reports;

    @Test
    void everyRegistryThatIsReceivedForIsReported() throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> reports.report(NOW));

        try (Heard heard = Heard.on("retention.registry-events")) {
            eventually().untilAsserted(() -> assertThat(heard.events("default", ReceiverReported.class))
                    .extracting(ReceiverReported::at)
                    .contains(NOW));
        }
    }
}
