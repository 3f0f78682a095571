package dev.tidemark.policy.swr.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.policy.registry.RegistriesFixtures;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedRequestTest {

    private static final String SECRET = "sk-0123456789abcdef0123456789abcdef012345";
    private static final String PATH = "/v2/manage/namespaces/group/repos/team$app/retentions";
    private static final Instant SENT = Instant.parse("2026-11-20T10:18:54Z");
    private static final List<String> SIGNED = List.of("host", "user-agent", "x-sdk-date");

    private final Map<String, List<String>> headers = new HashMap<>(Map.of(
            "host", List.of("localhost:8080"),
            "user-agent", List.of("huaweicloud-usdk-java/3.0"),
            "x-sdk-date", List.of("20261120T101854Z")));

    @Test
    void whatIsSignedIsWrittenLineByLine() {
        assertThat(request("GET", PATH + "/histories", "filter=limit%3A%3A10%7Coffset%3A%3A0&b=2&a", "")
                        .canonical(SIGNED))
                .contains(
                        """
                        GET
                        /v2/manage/namespaces/group/repos/team%24app/retentions/histories/
                        a=&b=2&filter=limit%3A%3A10%7Coffset%3A%3A0
                        host:localhost:8080
                        user-agent:huaweicloud-usdk-java/3.0
                        x-sdk-date:20261120T101854Z

                        host;user-agent;x-sdk-date
                        e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855""");
    }

    @ParameterizedTest
    @CsvSource({
        "/a$b,/a%24b/",
        "/a%2Fb,/a%252Fb/",
        "/a%20b,/a%2520b/",
        "/,/",
        "//v2,//v2/",
        "/a-b_c.d~e,/a-b_c.d~e/",
        "/é,/%C3%A9/"
    })
    void pathsAreEscapedOnceMore(String raw, String canonical) {
        assertThat(CanonicalUri.path(raw)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({"a=b=c,a=b%3Dc", "a=%zz,a=%25zz", "a=1&&b,a=1&b=", "b=1&a=2&a=1,a=1&a=2&b=1", "a=+,a=%2B", "%,%25="})
    void queriesAreSortedAndEscapedOneWay(String raw, String canonical) {
        assertThat(CanonicalUri.query(raw)).isEqualTo(canonical);
    }

    @Test
    void whoKnowsTheSecretIsBelievedForAQuarterOfAnHourEitherWay() {
        SignedRequest request = request("POST", PATH, null, "{}");
        Claim claim = signed(request, SIGNED, SECRET);
        assertThat(request.isSignedBy(SECRET, claim, SENT)).isTrue();
        assertThat(request.isSignedBy(SECRET, claim, SENT.plus(Duration.ofMinutes(15))))
                .isTrue();
        assertThat(request.isSignedBy(SECRET, claim, SENT.minus(Duration.ofMinutes(15))))
                .isTrue();
        assertThat(request.isSignedBy(
                        SECRET, claim, SENT.plus(Duration.ofMinutes(15)).plusSeconds(1)))
                .isFalse();
        assertThat(request.isSignedBy(
                        SECRET, claim, SENT.minus(Duration.ofMinutes(15)).minusSeconds(1)))
                .isFalse();
        assertThat(request.isSignedBy(SECRET + "x", claim, SENT)).isFalse();
    }

    @Test
    void whatWasChangedOnTheWayIsNotSigned() {
        Claim claim = signed(request("POST", PATH, null, "{}"), SIGNED, SECRET);
        assertThat(request("PATCH", PATH, null, "{}").isSignedBy(SECRET, claim, SENT))
                .isFalse();
        assertThat(request("POST", PATH + "/1", null, "{}").isSignedBy(SECRET, claim, SENT))
                .isFalse();
        assertThat(request("POST", PATH, "a=b", "{}").isSignedBy(SECRET, claim, SENT))
                .isFalse();
        assertThat(request("POST", PATH, null, "{ }").isSignedBy(SECRET, claim, SENT))
                .isFalse();
        headers.put("host", List.of("elsewhere"));
        assertThat(request("POST", PATH, null, "{}").isSignedBy(SECRET, claim, SENT))
                .isFalse();
    }

    @Test
    void hostAndDateAreSignedAlwaysAndOnce() {
        SignedRequest request = request("GET", PATH, null, "");
        for (List<String> signed : List.of(List.of("host"), List.of("x-sdk-date"), List.of("user-agent"))) {
            assertThat(request.isSignedBy(SECRET, signed(request, signed, SECRET), SENT))
                    .isFalse();
        }
        Claim claim = signed(request, SIGNED, SECRET);
        headers.put("x-sdk-date", List.of("20261120T101854Z", "20261120T101854Z"));
        assertThat(request.isSignedBy(SECRET, claim, SENT)).isFalse();
        headers.remove("x-sdk-date");
        assertThat(request.isSignedBy(SECRET, claim, SENT)).isFalse();
        headers.put("x-sdk-date", List.of("yesterday"));
        assertThat(request.isSignedBy(SECRET, claim, SENT)).isFalse();
    }

    @Test
    void readsTheHeader() {
        String signature = "0123456789ABCDEF".repeat(4);
        assertThat(Claim.parse("SDK-HMAC-SHA256 Access=AK, SignedHeaders=Host;x-sdk-date, Signature=" + signature))
                .contains(new Claim("AK", List.of("host", "x-sdk-date"), signature.toLowerCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SDK-HMAC-SHA256",
                "SDK-HMAC-SHA256 Access=AK",
                "SDK-HMAC-SHA256 Access=, SignedHeaders=host, Signature=00",
                "SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=zz",
                "SDK-HMAC-SHA2567 Access=AK, SignedHeaders=host, Signature="
            })
    void knowsWhatIsNoHeaderOfThatKind(String header) {
        assertThat(Claim.isMadeBy(header)).isTrue();
        assertThat(Claim.parse(header)).isEmpty();
    }

    @Test
    void keysAreConfiguredByPairs() {
        AccessKeys keys = keys(Map.of(
                "TIDEMARK_SWR_KEYS_CI_ACCESS_KEY", "AK1",
                "TIDEMARK_SWR_KEYS_CI_SECRET_KEY", SECRET,
                "TIDEMARK_SWR_KEYS_CI_USER", "robot"));
        assertThat(keys.of("AK1")).contains(new AccessKeys.AccessKey(SECRET, "robot"));
        assertThat(keys.of("AK1").orElseThrow()).hasToString("key of robot");
        assertThat(keys.of("ak1")).isEmpty();
        assertThat(keys(Map.of()).of("AK1")).isEmpty();
    }

    @Test
    void aSecretIsNotShort() {
        assertThatThrownBy(() -> keys(Map.of(
                        "TIDEMARK_SWR_KEYS_CI_ACCESS_KEY", "AK1",
                        "TIDEMARK_SWR_KEYS_CI_SECRET_KEY", "secret",
                        "TIDEMARK_SWR_KEYS_CI_USER", "robot")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("tidemark.swr.keys.ci.secret-key is shorter than 16 characters");
    }

    private static AccessKeys keys(Map<String, String> environment) {
        return new AccessKeys(RegistriesFixtures.mapping(environment, AccessKeysConfig.class));
    }

    private SignedRequest request(String method, String path, String query, String body) {
        return new SignedRequest(
                method,
                path,
                query,
                name -> headers.getOrDefault(name, List.of()),
                body.getBytes(StandardCharsets.UTF_8));
    }

    /** As a client does it. */
    private static Claim signed(SignedRequest request, List<String> headers, String secret) {
        try {
            String canonical = request.canonical(headers).orElseThrow();
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8)));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String toSign = "SDK-HMAC-SHA256\n20261120T101854Z\n" + hash;
            return new Claim(
                    "AK", headers, HexFormat.of().formatHex(mac.doFinal(toSign.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
