package dev.tidemark.executor.registry.oci;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.registry.OpenRegistry;
import dev.tidemark.executor.registry.RegistriesConfig;
import dev.tidemark.executor.registry.Subject;
import dev.tidemark.executor.registry.standin.Flavour;
import dev.tidemark.executor.registry.standin.Push;
import dev.tidemark.executor.registry.standin.StandInRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** What the tests of this package begin with. */
final class OciFixtures {

    static final RegistryName NAME = new RegistryName("default");
    static final RepositoryName REPOSITORY = new RepositoryName("library/app");
    static final String PASSWORD = "correct-horse-battery";

    private OciFixtures() {}

    /** How a registry is reached when nothing is special about it: without waiting between tries. */
    static OpenRegistry open(URI url) {
        return open(settings(url), Clock.systemUTC(), duration -> {});
    }

    static OpenRegistry open(RegistriesConfig.Settings settings, Clock clock, Pause pause) {
        return new OciKind("tidemark/test", new SimpleMeterRegistry(), clock, pause).open(NAME, settings);
    }

    static Subject subject(StandInRegistry registry, Flavour flavour) {
        return new Subject.OverHttp(open(registry.url()), flavour != Flavour.DISTRIBUTION_2, new Push(registry.url()));
    }

    static RegistriesConfig.Settings settings(URI url) {
        return new Settings(url.toString(), Optional.empty(), Optional.empty(), 32);
    }

    static RegistriesConfig.Settings settingsWithPassword(URI url) {
        return new Settings(url.toString(), Optional.of("robot"), Optional.of(PASSWORD), 32);
    }

    record Settings(String url, Optional<String> username, Optional<String> password, int maxRequests)
            implements RegistriesConfig.Settings {

        @Override
        public String kind() {
            return "oci";
        }

        @Override
        public boolean createdCountsAsPushed() {
            return false;
        }
    }
}
