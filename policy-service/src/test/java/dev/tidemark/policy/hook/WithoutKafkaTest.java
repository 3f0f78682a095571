package dev.tidemark.policy.hook;

import static dev.tidemark.policy.hook.Sender.envelope;
import static dev.tidemark.policy.hook.Sender.event;
import static dev.tidemark.policy.hook.Sender.sends;
import static org.hamcrest.Matchers.equalTo;

import dev.tidemark.policy.RealParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
@TestProfile(WithoutKafkaTest.NobodyAnswers.class)
class WithoutKafkaTest {

    /** A broker's address at which there is none. */
    public static final class NobodyAnswers implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mp.messaging.outgoing.registry-events.bootstrap.servers", "localhost:1");
        }
    }

    @Test
    void whatKafkaDoesNotAcknowledgeIsToBeSentAgain() {
        for (int attempt = 0; attempt < 2; attempt++) {
            sends("distribution", envelope(event("1", "push", "team/app", "1.4.2", "docker/27")))
                    .statusCode(503)
                    .header("Retry-After", equalTo("5"))
                    .contentType("application/problem+json")
                    .body("detail", equalTo("it cannot be taken now: send it again"));
        }
    }

    @Test
    void aLargeDeliveryIsNoExceptionToThat() {
        String[] pushes = IntStream.range(0, 1_000)
                .mapToObj(i -> event("1", "push", "team/app", "1.4.2", "docker/27"))
                .toArray(String[]::new);
        sends("distribution", envelope(pushes)).statusCode(503);
    }

    @Test
    void whatNeedsNoKafkaIsAnsweredAsEver() {
        sends("distribution", envelope(event("1", "pull", "team/app", "1.4.2", "tidemark/1")))
                .statusCode(202);
    }
}
