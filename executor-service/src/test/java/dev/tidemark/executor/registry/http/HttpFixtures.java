package dev.tidemark.executor.registry.http;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.executor.registry.RegistriesConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** What tests of anything over HTTP begin with. */
public final class HttpFixtures {

    public static final RegistryName NAME = new RegistryName("default");

    private HttpFixtures() {}

    /** Connections as they are when nothing is special about them: without waiting between tries. */
    public static Connections connections() {
        return connections(Clock.systemUTC(), duration -> {});
    }

    public static Connections connections(Clock clock, Pause pause) {
        return new Connections("tidemark/test", new SimpleMeterRegistry(), clock, pause);
    }

    /** Of somebody who says nothing of who he is. */
    public static RegistriesConfig.Settings settings(URI url) {
        return new Settings(url.toString(), Optional.empty(), Optional.empty(), 32);
    }

    public static RegistriesConfig.Settings settings(URI url, String username, String password) {
        return new Settings(url.toString(), Optional.of(username), Optional.of(password), 32);
    }

    private record Settings(String url, Optional<String> username, Optional<String> password, int maxRequests)
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
