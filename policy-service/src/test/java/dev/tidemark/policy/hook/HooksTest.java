package dev.tidemark.policy.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.policy.hook.format.Wildcard;
import dev.tidemark.policy.registry.RegistriesFixtures;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HooksTest {

    private static Hooks from(String... environment) {
        Map<String, String> variables = new HashMap<>();
        variables.put("TIDEMARK_REGISTRIES_A_URL", "http://a:5000");
        variables.put("TIDEMARK_REGISTRIES_A_USERNAME", "robot$tidemark");
        variables.put("TIDEMARK_REGISTRIES_B_URL", "http://b:5000");
        for (int i = 0; i < environment.length; i += 2) {
            variables.put(environment[i], environment[i + 1]);
        }
        return new Hooks(RegistriesFixtures.from(variables), RegistriesFixtures.mapping(variables, HooksConfig.class));
    }

    @Test
    void aSecretFromTheEnvironmentIsAllAReceiverNeeds() {
        Hook hook = from("TIDEMARK_HOOKS_A_SECRET", "open").find("distribution", "a");
        assertThat(hook).hasToString("distribution/a");
        assertThat(hook.secret().is("open")).isTrue();
        assertThat(hook.header()).isEmpty();
        assertThat(hook.signsOfLife().account()).isEqualTo("robot$tidemark");
        assertThat(hook.signsOfLife().notAlive()).isEmpty();
    }

    @Test
    void harborsScannersAreNotAliveUnlessOthersAreNamed() {
        assertThat(from("TIDEMARK_HOOKS_A_SECRET", "open")
                        .find("harbor", "a")
                        .signsOfLife()
                        .notAlive())
                .containsExactly(new Wildcard("*scanner-*"));
        Hooks named = from("TIDEMARK_HOOKS_A_SECRET", "open", "TIDEMARK_HOOKS_A_NOT_ALIVE", "trivy/*,mirror");
        assertThat(named.find("harbor", "a").signsOfLife().notAlive())
                .containsExactly(new Wildcard("trivy/*"), new Wildcard("mirror"));
    }

    @ParameterizedTest
    @CsvSource({
        "distribution,b,OFF",
        "distribution,c,UNKNOWN_REGISTRY",
        "distribution,A,UNKNOWN_REGISTRY",
        "distribution,'',UNKNOWN_REGISTRY",
        "svn,a,UNKNOWN_FORMAT",
        "'',a,UNKNOWN_FORMAT"
    })
    void whatIsNotConfiguredIsNotThere(String format, String registry, Refusal refusal) {
        Hooks hooks = from("TIDEMARK_HOOKS_A_SECRET", "open", "TIDEMARK_HOOKS_B_SECRET", " ");
        assertThatThrownBy(() -> hooks.find(format, registry))
                .isInstanceOfSatisfying(RefusedDeliveryException.class, refused -> assertThat(refused.refusal())
                        .isEqualTo(refusal));
    }

    @Test
    void aReceiverForNoRegistryIsAMistake() {
        assertThatThrownBy(() -> from("TIDEMARK_HOOKS_C_SECRET", "open"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("tidemark.hooks.c is for a registry that is not configured");
    }
}
