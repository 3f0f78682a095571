package dev.tidemark.executor.registry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be configured as the address of a registry and as the way into it. */
class RegistryAddressTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:5000, http://localhost:5000/v2/a/b/tags/list",
        "http://localhost:5000/, http://localhost:5000/v2/a/b/tags/list",
        "HTTPS://Registry.Example//, https://registry.example/v2/a/b/tags/list",
        "https://r.example/proxy/, https://r.example/proxy/v2/a/b/tags/list",
        "http://[::1]:5000, http://[::1]:5000/v2/a/b/tags/list"
    })
    void leadsToTheEndpoints(String url, String tags) {
        assertThat(RegistryAddress.parse(HttpFixtures.NAME, url).at("/v2/a/b/tags/list"))
                .hasToString(tags);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "registry.example",
                "ftp://registry.example",
                "http://",
                "http://under_score",
                "https://robot:hunter2@registry.example",
                "https://registry.example/?token=hunter2",
                "https://registry.example/#hunter2",
                "https://registry.example/v2/",
                "https://registry example/hunter2"
            })
    void isRefusedWithoutRepeatingWhatMayBeASecret(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegistryAddress.parse(HttpFixtures.NAME, url))
                .withMessageStartingWith("the url")
                .withMessageNotContaining("hunter2");
    }

    @Test
    void comesWithBothPartsOfCredentialsOrNone() {
        assertThat(Credentials.of(Optional.empty(), Optional.empty())).isEmpty();
        assertThat(Credentials.of(Optional.of("robot"), Optional.of("hunter2")).orElseThrow())
                .hasToString("***");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credentials.of(Optional.empty(), Optional.of("hunter2")))
                .withMessageNotContaining("hunter2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credentials.of(Optional.of("ro:bot"), Optional.of("hunter2")))
                .withMessageNotContaining("hunter2");
    }
}
