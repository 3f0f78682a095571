package dev.tidemark.policy.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.security.Wire.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too large, or only looks as if it were not, is answered in the words of whoever is asked. */
@QuarkusTest
@RealParts
class BodySizeTest {

    private static final int LIMIT = 256 * 1024;
    private static final String LARGE = "\"" + "x".repeat(1 << 20) + "\"";
    private static final String PING = "/artifactory/api/system/ping";

    /** Each envelope there is, and where it says what is wrong. */
    enum Envelope {
        HARBOR("/api/v2.0/retentions", "application/json; charset=utf-8", "errors[0].code", "errors[0].message"),
        SWR("/v2/manage/namespaces/n/repos/app/retentions", "application/json", "error_code", "error_msg"),
        ARTIFACTORY(
                "/artifactory/api/cleanup/packages/policies/too-large",
                "application/json",
                "errors[0].status",
                "errors[0].message"),
        OURS("/api/v1/policies", "application/problem+json", "type", "detail"),
        NOBODYS("/nowhere", "application/problem+json", "title", "detail");

        final String path;
        final String type;
        final String code;
        final String message;

        Envelope(String path, String type, String code, String message) {
            this.path = path;
            this.type = type;
            this.code = code;
            this.message = message;
        }

        private String tooLarge() {
            return switch (this) {
                case HARBOR -> "REQUEST_ENTITY_TOO_LARGE";
                case SWR -> "SVCSTG.SWR.4130000";
                case ARTIFACTORY -> "413";
                case OURS -> "urn:tidemark:problem:too-large";
                case NOBODYS -> "Request Entity Too Large";
            };
        }

        void isTooLarge(int status, String body) {
            assertThat(status).as(body).isEqualTo(413);
            assertThat(JsonPath.from(body).getString(code)).isEqualTo(tooLarge());
            assertThat(JsonPath.from(body).getString(message)).endsWith("the body is larger than 262144 bytes");
        }
    }

    static Stream<Arguments> ways() {
        return Stream.of(Envelope.values())
                .flatMap(envelope -> Stream.of(HttpClient.Version.values()).flatMap(version -> Stream.of(true, false)
                        .map(isChunked -> Arguments.of(envelope, version, isChunked))));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whatIsTooLargeIsRefusedInWords(Envelope envelope, HttpClient.Version version, boolean isChunked)
            throws Exception {
        HttpResponse<String> answer = post(envelope.path, version, publisher(LARGE, isChunked));
        envelope.isTooLarge(answer.statusCode(), answer.body());
        assertThat(answer.headers().firstValue("Content-Type")).contains(envelope.type);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSmallOrNothingIsAnsweredInAnyVersion(HttpClient.Version version) throws Exception {
        for (boolean isChunked : List.of(true, false)) {
            HttpResponse<String> answer = post(Envelope.HARBOR.path, version, publisher("{}", isChunked));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        }
        HttpResponse<String> read = send(request("/api/v2.0/projects").GET().build(), version);
        assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
        HttpResponse<String> deleted =
                send(request("/api/v2.0/retentions/2147483647").DELETE().build(), version);
        assertThat(deleted.statusCode()).as(deleted.body()).isEqualTo(400);
    }

    @ParameterizedTest
    @EnumSource
    void theConnectionIsOfUseAfterwards(Envelope envelope) throws Exception {
        try (Wire wire = new Wire()) {
            wire.begin("POST", envelope.path, Wire.ADMIN + "Content-Length: " + LARGE.length() + "\r\n");
            wire.send(LARGE);
            Answer told = wire.answer();
            envelope.isTooLarge(told.status(), told.body());

            wire.begin("POST", envelope.path, Wire.ADMIN + "Transfer-Encoding: chunked\r\n");
            wire.sendChunk(LARGE);
            wire.sendChunk("");
            Answer notTold = wire.answer();
            envelope.isTooLarge(notTold.status(), notTold.body());

            wire.begin("GET", PING, Wire.ADMIN);
            assertThat(wire.answer().body()).isEqualTo("OK");
        }
    }

    @Test
    void strangersAreNotReadAndTheirConnectionIsOfUseOrClosed() throws Exception {
        try (Wire wire = new Wire()) {
            wire.begin("POST", Envelope.SWR.path, "Content-Length: " + LARGE.length() + "\r\n");
            wire.send(LARGE);
            assertThat(wire.answer().status()).isEqualTo(401);
            wire.begin("GET", PING, Wire.ADMIN);
            assertThat(wire.answer().body()).isEqualTo("OK");
        }
    }

    /** The body is part of what is signed, so that it is read before it is known who asks. */
    @Test
    void whoSignsIsToldToo() throws Exception {
        try (Wire wire = new Wire()) {
            wire.begin(
                    "POST",
                    Envelope.SWR.path,
                    "Authorization: SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=" + "0".repeat(64)
                            + "\r\nTransfer-Encoding: chunked\r\n");
            wire.sendChunk(LARGE);
            wire.sendChunk("");
            Answer told = wire.answer();
            Envelope.SWR.isTooLarge(told.status(), told.body());
        }
    }

    @Test
    void whoAsksBeforeSendingHearsItAtOnce() throws Exception {
        try (Wire wire = new Wire()) {
            wire.begin(
                    "POST",
                    Envelope.OURS.path,
                    Wire.ADMIN + "Expect: 100-continue\r\nContent-Length: " + LARGE.length() + "\r\n");
            Answer told = wire.answer();
            Envelope.OURS.isTooLarge(told.status(), told.body());
            assertThat(told.headers()).contains("connection: close");
            assertThat(wire.isClosed()).isTrue();
        }
    }

    @Test
    void nobodyWaitsForTheEndOfWhatHasNone() throws Exception {
        try (Wire wire = new Wire()) {
            wire.begin("POST", Envelope.OURS.path, Wire.ADMIN + "Content-Length: " + Long.MAX_VALUE / 16 + "\r\n");
            Answer told = wire.answer();
            Envelope.OURS.isTooLarge(told.status(), told.body());
            assertThat(wire.isClosed()).isTrue();
        }
        try (Wire wire = new Wire()) {
            wire.begin("POST", Envelope.OURS.path, Wire.ADMIN + "Transfer-Encoding: chunked\r\n");
            assertThatThrownBy(() -> {
                        while (true) {
                            wire.sendChunk(LARGE);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        try (Wire wire = new Wire()) {
            wire.begin("GET", PING, Wire.ADMIN);
            assertThat(wire.answer().body()).isEqualTo("OK");
        }
    }

    @Test
    void whatIsJustSmallEnoughIsRead() throws Exception {
        String body = "{\"key\":\"" + "x".repeat(LIMIT - 10) + "\"}";
        assertThat(body).hasSize(LIMIT);
        for (boolean isChunked : List.of(true, false)) {
            HttpResponse<String> answer =
                    post(Envelope.ARTIFACTORY.path, HttpClient.Version.HTTP_1_1, publisher(body, isChunked));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            answer = post(Envelope.ARTIFACTORY.path, HttpClient.Version.HTTP_1_1, publisher(body + " ", isChunked));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        }
    }

    static Stream<Arguments> hostile() {
        return Stream.of(Envelope.values())
                .filter(envelope -> envelope != Envelope.NOBODYS)
                .flatMap(envelope -> Stream.of(
                                "[".repeat(100_000) + "]".repeat(100_000),
                                "[".repeat(100_000),
                                "{\"a\":".repeat(40_000),
                                "{\"rules\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
                                "{\"unknown\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
                                "\"" + "x".repeat(250_000) + "\"",
                                "{\"" + "x".repeat(250_000) + "\":1}",
                                "{\"algorithm\":\"" + "x".repeat(250_000) + "\"}",
                                "1".repeat(250_000),
                                "{\"rules\":" + "1".repeat(250_000) + "}")
                        .map(body -> Arguments.of(envelope, body)));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("hostile")
    void whatIsDeepOrLongIsRefusedInFewWords(Envelope envelope, String body) throws Exception {
        HttpResponse<String> answer = post(envelope.path, HttpClient.Version.HTTP_1_1, publisher(body, true));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.headers().firstValue("Content-Type")).contains(envelope.type);
        assertThat(JsonPath.from(answer.body()).getString(envelope.message)).isNotBlank();
        assertThat(answer.body()).hasSizeLessThan(3_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void whateverIsDoneWithIt(String method) throws Exception {
        HttpResponse<String> answer = send(
                request("/v2/manage/namespaces/n/repos/app/retentions/1")
                        .method(method, publisher(LARGE, true))
                        .build(),
                HttpClient.Version.HTTP_1_1);
        Envelope.SWR.isTooLarge(answer.statusCode(), answer.body());
    }

    private static BodyPublisher publisher(String body, boolean isChunked) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return isChunked
                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))
                : BodyPublishers.ofByteArray(bytes);
    }

    private static HttpResponse<String> post(String path, HttpClient.Version version, BodyPublisher body)
            throws Exception {
        return send(request(path).POST(body).build(), version);
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header(
                        "Authorization",
                        Wire.ADMIN.substring("Authorization: ".length()).strip())
                .header("Content-Type", "application/json");
    }

    private static HttpResponse<String> send(HttpRequest request, HttpClient.Version version) throws Exception {
        return HttpClient.newBuilder().version(version).build().send(request, BodyHandlers.ofString());
    }
}
