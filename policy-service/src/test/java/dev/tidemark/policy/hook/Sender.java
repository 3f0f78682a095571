package dev.tidemark.policy.hook;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A source of events. */
final class Sender {

    static final String SECRET = "hook-secret-for-tests";

    private Sender() {}

    /** Who does not know the secret. */
    static RequestSpecification stranger() {
        return given().urlEncodingEnabled(false).contentType("application/json");
    }

    static RequestSpecification friend() {
        return stranger().header("Authorization", "Bearer " + SECRET);
    }

    static ValidatableResponse sends(String format, String body) {
        return friend().body(body).post("/hooks/" + format + "/default").then();
    }

    /** An envelope of Distribution's with these events. */
    static String envelope(String... events) {
        return "{\"events\":[" + String.join(",", events) + "]}";
    }

    static String event(String id, String action, String repository, String tag, String agent) {
        return """
                {"id":"%s","timestamp":"2026-11-20T10:00:00Z","action":"%s",
                 "target":{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:%s",
                           "repository":"%s","tag":"%s"},
                 "request":{"method":"GET","useragent":"%s"},"actor":{"name":"ci"}}"""
                .formatted(id, action, "a".repeat(64), repository, tag, agent);
    }

    static String hash(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
