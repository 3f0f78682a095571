package dev.tidemark.policy.hook;

import static dev.tidemark.policy.hook.Sender.SECRET;
import static dev.tidemark.policy.hook.Sender.friend;
import static dev.tidemark.policy.hook.Sender.stranger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.policy.RealParts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class SecretsInLogsTest {

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Handler listener = new Handler() {
        private final Formatter formatter = new PatternFormatter("%c %s %e");

        @Override
        public void publish(LogRecord record) {
            lines.add(formatter.format(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(listener);
    }

    @AfterEach
    void stop() {
        Logger.getLogger("").removeHandler(listener);
    }

    @Test
    void noSecretIsLoggedWhateverBecomesOfTheDelivery() throws IOException {
        String flawed = "{\"repository\":\"team/app\",\"updated_tags\":[\"-\",\"1\"]}";
        stranger()
                .body(flawed)
                .post("/hooks/quay/default?token=" + SECRET)
                .then()
                .statusCode(202);
        stranger().body("{").post("/hooks/quay/default?token=" + SECRET).then().statusCode(400);
        stranger().body("{}").post("/hooks/quay/silent?token=" + SECRET).then().statusCode(403);
        assertThat(answerTo("POST /hooks/quay/default?token=%zz" + SECRET)).startsWith("HTTP/1.1 400");
        friend().body("{\"events\":[7]}")
                .post("/hooks/distribution/default?token=" + SECRET)
                .then()
                .statusCode(400);

        assertThat(lines).anySatisfy(line -> assertThat(line)
                .contains("quay/default: 1 of 2 events not understood, the first because not a tag: -"));
        assertThat(lines).noneSatisfy(line -> assertThat(line).contains(SECRET));
    }

    /** To a request that no client would let through. */
    private static String answerTo(String request) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            String text = request + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 2\r\nConnection: close\r\n\r\n{}";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
