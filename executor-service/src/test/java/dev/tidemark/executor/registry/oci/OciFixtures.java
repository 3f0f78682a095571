package dev.tidemark.executor.registry.oci;

import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.registry.OpenRegistry;
import dev.tidemark.executor.registry.RegistriesConfig;
import dev.tidemark.executor.registry.Subject;
import dev.tidemark.executor.registry.http.Connections;
import dev.tidemark.executor.registry.http.HttpFixtures;
import dev.tidemark.executor.registry.http.Pause;
import dev.tidemark.executor.registry.standin.Flavour;
import dev.tidemark.executor.registry.standin.Push;
import dev.tidemark.executor.registry.standin.StandInRegistry;
import java.net.URI;
import java.time.Clock;

/** What the tests of this package begin with. */
final class OciFixtures {

    static final RepositoryName REPOSITORY = new RepositoryName("library/app");
    static final String PASSWORD = "correct-horse-battery";

    private OciFixtures() {}

    /** How a registry is reached when nothing is special about it: without waiting between tries. */
    static OpenRegistry open(URI url) {
        return open(HttpFixtures.connections(), settings(url));
    }

    static OpenRegistry open(RegistriesConfig.Settings settings, Clock clock, Pause pause) {
        return open(HttpFixtures.connections(clock, pause), settings);
    }

    static Subject subject(StandInRegistry registry, Flavour flavour) {
        return new Subject.OverHttp(
                open(registry.url()),
                flavour != Flavour.DISTRIBUTION_2,
                true,
                flavour.listsReferrers(),
                new Push(registry.url()));
    }

    static RegistriesConfig.Settings settings(URI url) {
        return HttpFixtures.settings(url);
    }

    static RegistriesConfig.Settings settingsWithPassword(URI url) {
        return HttpFixtures.settings(url, "robot", PASSWORD);
    }

    private static OpenRegistry open(Connections connections, RegistriesConfig.Settings settings) {
        return new OciKind(connections).open(HttpFixtures.NAME, settings);
    }
}
