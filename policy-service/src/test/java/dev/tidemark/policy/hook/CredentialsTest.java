package dev.tidemark.policy.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.policy.hook.format.Formats;
import dev.tidemark.policy.hook.format.Proof;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    /** The example of GitHub's documentation of its webhooks. */
    private static final Secret SECRET = new Secret("It's a Secret to Everybody");

    private static final byte[] BODY = "Hello, World!".getBytes(StandardCharsets.UTF_8);
    private static final String HASH = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    private static Proof proof(String format) {
        return Formats.named(format).orElseThrow().proof();
    }

    private static boolean believed(String format, String header, String value, String token) {
        Map<String, String> headers = header == null ? Map.of() : Map.of(header, value);
        return new Credentials(headers::get, token).contain(SECRET, proof(format), Optional.of("X-Hook"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "distribution",
                "gitlab",
                "zot",
                "harbor",
                "artifactory",
                "acr",
                "ecr",
                "gar",
                "quay",
                "dockerhub"
            })
    void theSecretComesAsBearerTokenAsPasswordOrInAHeaderOfItsOwn(String format) {
        assertThat(believed(format, "Authorization", "Bearer It's a Secret to Everybody", null))
                .isTrue();
        assertThat(believed(format, "Authorization", "bearer It's a Secret to Everybody", null))
                .isTrue();
        // registry:It's a Secret to Everybody
        assertThat(believed(format, "Authorization", "Basic cmVnaXN0cnk6SXQncyBhIFNlY3JldCB0byBFdmVyeWJvZHk=", null))
                .isTrue();
        assertThat(believed(format, "X-Hook", "It's a Secret to Everybody", null))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer It's a Secret to Everybod",
                "Bearer It's a Secret to Everybodyy",
                "Basic !!!",
                "Basic SXQncyBhIFNlY3JldCB0byBFdmVyeWJvZHk=",
                "It's a Secret to Everybody",
                "Digest It's a Secret to Everybody"
            })
    void nothingElseIsTheSecret(String authorization) {
        assertThat(believed("distribution", "Authorization", authorization, null))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "quay,true",
        "dockerhub,true",
        "acr,true",
        "gar,true",
        "distribution,false",
        "gitlab,false",
        "zot,false",
        "harbor,false",
        "artifactory,false",
        "ecr,false",
        "github,false"
    })
    void inTheAddressItComesOnlyFromThoseWhoCanSendNothingElse(String format, boolean believed) {
        assertThat(believed(format, null, null, "It's a Secret to Everybody")).isEqualTo(believed);
        assertThat(believed(format, null, null, "another")).isFalse();
    }

    @Test
    void gitHubSignsAndIsBelievedForNothingElse() {
        assertThat(believed("github", "Authorization", "Bearer It's a Secret to Everybody", null))
                .isFalse();
        assertThat(believed("github", "X-Hook", "It's a Secret to Everybody", null))
                .isFalse();
        assertThat(believed("github", "X-Hub-Signature-256", "It's a Secret to Everybody", null))
                .isFalse();
        assertThat(isSigned("github", "X-Hub-Signature-256", "sha256=" + HASH)).isTrue();
    }

    @Test
    void artifactorySignsOrSendsTheSecretItself() {
        assertThat(believed("artifactory", "X-JFrog-Event-Auth", "It's a Secret to Everybody", null))
                .isTrue();
        assertThat(isSigned("artifactory", "X-JFrog-Event-Auth", HASH)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "github,X-Hub-Signature-256,757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "github,X-Hub-Signature-256,sha1=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "github,X-Hub-Signature-256,sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e18",
        "github,X-Hub-Signature-256,sha256=",
        "github,X-Hub-Signature,sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "artifactory,X-JFrog-Event-Auth,sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "artifactory,X-JFrog-Event-Auth,757107EA0EB2509FC211221CCE984B8A37570B6D7586C22C46F4379C8B043E17",
        "distribution,X-Hub-Signature-256,sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
    })
    void anotherSignatureIsNone(String format, String header, String value) {
        assertThat(isSigned(format, header, value)).isFalse();
    }

    private static boolean isSigned(String format, String header, String value) {
        return new Credentials(Map.of(header, value)::get, null)
                .signature(proof(format))
                .filter(signature -> SECRET.signs(BODY, signature))
                .isPresent();
    }

    @Test
    void noSecretIsEverShown() {
        assertThat(SECRET.toString()).isEqualTo("Secret[]");
        assertThat(new Credentials(name -> "secret", "secret").toString()).isEqualTo("Credentials[]");
        assertThatThrownBy(() -> new Secret(" ")).isInstanceOf(IllegalArgumentException.class);
    }
}
