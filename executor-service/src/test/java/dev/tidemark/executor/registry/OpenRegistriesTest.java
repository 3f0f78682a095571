package dev.tidemark.executor.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.executor.registry.memory.InMemoryRegistry;
import dev.tidemark.executor.registry.memory.InMemoryRegistry.TagDeletion;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Opening what is configured, or not starting at all. */
class OpenRegistriesTest {

    private final List<Double> shares = new ArrayList<>();

    @Test
    void handsOutEachSideByItself() {
        OpenRegistries open =
                open(Map.of("b.url", "http://b", "a.url", "http://a", "a.created-counts-as-pushed", "true"));
        Registries registries = new Registries(open);

        assertThat(registries.names()).containsExactly(new RegistryName("a"), new RegistryName("b"));
        assertThat(registries.reader(new RegistryName("b")).name()).isEqualTo(new RegistryName("b"));
        assertThat(registries.createdCountsAsPushed(new RegistryName("a"))).isTrue();
        assertThat(registries.createdCountsAsPushed(new RegistryName("b"))).isFalse();
        assertThat(new Deleters(open).deleter(new RegistryName("a")).reader().name())
                .isEqualTo(new RegistryName("a"));
    }

    @Test
    void takesAShareOfEveryBudget() {
        new RequestBudgets(open(Map.of("a.url", "http://a", "b.url", "http://b"))).take(0.25);

        assertThat(shares).containsExactly(0.25, 0.25);
    }

    @Test
    void saysThatARegistryIsNotConfigured() {
        OpenRegistries open = open(Map.of("a.url", "http://a"));
        RegistryName other = new RegistryName("other");

        assertThatThrownBy(() -> new Registries(open).reader(other))
                .isInstanceOf(UnknownRegistryException.class)
                .hasMessage("no registry other is configured");
        assertThatThrownBy(() -> new Registries(open).createdCountsAsPushed(other))
                .isInstanceOf(UnknownRegistryException.class);
        assertThatThrownBy(() -> new Deleters(open).deleter(other)).isInstanceOf(UnknownRegistryException.class);
    }

    @Test
    void refusesTwoNamesForOneAddress() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open(Map.of("a.url", "https://r.example/", "b.url", "HTTPS://R.example:443")))
                .withMessageContaining("have the same url");
    }

    @Test
    void refusesAKindThatThereIsNot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open(Map.of("a.url", "http://a", "a.kind", "ocl")))
                .withMessage("tidemark.registries.a.kind: there is no kind ocl, only [oci]");
    }

    @Test
    void refusesANameThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open(Map.of("Not_A_Name.url", "http://a")))
                .withMessageStartingWith("tidemark.registries: ");
    }

    @Test
    void saysWhichRegistryIsConfiguredBadly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open(Map.of("a.url", "bad")))
                .withMessage("tidemark.registries.a: bad url");
    }

    private OpenRegistries open(Map<String, String> settings) {
        Map<String, String> properties = new HashMap<>();
        settings.forEach((name, value) -> properties.put("tidemark.registries." + name, value));
        RegistriesConfig config = new SmallRyeConfigBuilder()
                .withMapping(RegistriesConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(RegistriesConfig.class);
        return new OpenRegistries(config, List.of(new Fake()));
    }

    private final class Fake implements RegistryKind {

        @Override
        public String name() {
            return "oci";
        }

        @Override
        public OpenRegistry open(RegistryName registry, RegistriesConfig.Settings settings) {
            if (settings.url().equals("bad")) {
                throw new IllegalArgumentException("bad url");
            }
            InMemoryRegistry memory = InMemoryRegistry.empty(registry, TagDeletion.AS_TAGS);
            return new OpenRegistry(memory.reader(), memory.deleter(), shares::add);
        }
    }
}
