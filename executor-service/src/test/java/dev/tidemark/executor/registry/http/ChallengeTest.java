package dev.tidemark.executor.registry.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What registries write into WWW-Authenticate, read. */
class ChallengeTest {

    @Test
    void readsABearerChallengeWithCommasInItsScope() {
        assertThat(parse("Bearer realm=\"https://auth.example/token\",service=\"r.example\","
                        + "scope=\"repository:a/b:pull,delete\""))
                .containsExactly(new Challenge(
                        "bearer",
                        Map.of(
                                "realm", "https://auth.example/token",
                                "service", "r.example",
                                "scope", "repository:a/b:pull,delete")));
    }

    @Test
    void readsSeveralChallengesOfOneHeaderAndOfSeveral() {
        assertThat(parse("Basic realm=\"a, b\", Bearer realm=\"https://t.example\" , service=x", "Negotiate"))
                .containsExactly(
                        new Challenge("basic", Map.of("realm", "a, b")),
                        new Challenge("bearer", Map.of("realm", "https://t.example", "service", "x")),
                        new Challenge("negotiate", Map.of()));
    }

    @Test
    void readsQuotedCharactersAndUnusualCase() {
        assertThat(parse("BEARER Realm=\"https://t.example/?a=\\\"b\\\"\"")
                        .get(0)
                        .parameter("realm"))
                .contains("https://t.example/?a=\"b\"");
    }

    @Test
    void readsNothingOutOfNonsense() {
        assertThat(parse("", ",,,", "\"")).isEmpty();
        assertThat(parse("Bearer realm=\"never closed").stream().flatMap(c -> c.parameter("realm").stream()))
                .isEmpty();
    }

    private static List<Challenge> parse(String... headers) {
        return Challenge.parse(List.of(headers));
    }
}
