package dev.tidemark.policy.registry;

import static dev.tidemark.policy.registry.RegistriesFixtures.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistriesTest {

    @Test
    void harborServesTheOnlyRegistry() {
        assertThat(from(Map.of("TIDEMARK_REGISTRIES_DEFAULT_URL", "http://localhost:5000"))
                        .ofHarbor())
                .hasToString("default");
    }

    @Test
    void ofSeveralHarborServesTheOneThatIsNamedElseTheFirst() {
        Map<String, String> two =
                Map.of("TIDEMARK_REGISTRIES_B_URL", "http://b:5000", "TIDEMARK_REGISTRIES_A_URL", "http://a:5000");
        assertThat(from(two).ofHarbor()).hasToString("a");
        Map<String, String> named = new java.util.HashMap<>(two);
        named.put("TIDEMARK_HARBOR_REGISTRY", "b");
        assertThat(from(named).ofHarbor()).hasToString("b");
        assertThat(from(named).ofArtifactory()).hasToString("a");
    }

    @Test
    void artifactoryServesTheOneThatIsNamedElseTheFirst() {
        Map<String, String> two = new java.util.HashMap<>(
                Map.of("TIDEMARK_REGISTRIES_B_URL", "http://b:5000", "TIDEMARK_REGISTRIES_A_URL", "http://a:5000"));
        assertThat(from(two).ofArtifactory()).hasToString("a");
        two.put("TIDEMARK_ARTIFACTORY_REGISTRY", "b");
        assertThat(from(two).ofArtifactory()).hasToString("b");
    }

    @Test
    void withoutARegistryNothingStarts() {
        assertThatThrownBy(() -> from(Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("TIDEMARK_REGISTRIES_DEFAULT_URL");
        assertThatThrownBy(() ->
                        from(Map.of("TIDEMARK_REGISTRIES_A_URL", "http://a:5000", "TIDEMARK_HARBOR_REGISTRY", "b")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("not configured: b");
    }

    @Test
    void knowsWhoTidemarkIsWhereItIsTold() {
        Registries registries = from(Map.of(
                "TIDEMARK_REGISTRIES_A_URL", "http://a:5000",
                "TIDEMARK_REGISTRIES_A_USERNAME", "robot$tidemark",
                "TIDEMARK_REGISTRIES_B_URL", "http://b:5000",
                "TIDEMARK_REGISTRIES_B_USERNAME", ""));
        assertThat(registries.find("a").flatMap(registries::accountAt)).contains("robot$tidemark");
        assertThat(registries.find("b").flatMap(registries::accountAt)).isEmpty();
        assertThat(registries.find("c")).isEmpty();
    }
}
