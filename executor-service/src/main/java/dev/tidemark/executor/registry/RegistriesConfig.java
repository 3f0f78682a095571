package dev.tidemark.executor.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;

/** The registries Tidemark works on, by name; the same for policy- and executor-service. */
@ConfigMapping(prefix = "tidemark.registries")
public interface RegistriesConfig {

    /** Settings by name; a name has the form of a {@link dev.tidemark.contracts.registry.RegistryName}. */
    @WithParentName
    Map<String, Settings> registries();

    /** One registry. */
    interface Settings {

        /** Where its API is found, without {@code /v2}; no two registries have the same. */
        String url();

        /** What it is. {@code oci}, the protocol every registry speaks, is right unless a registry has more to tell. */
        @WithDefault("oci")
        String kind();

        /** Who we are there; without it we read as anybody may. */
        Optional<String> username();

        /** From the environment only. */
        Optional<String> password();

        /**
         * Whether an image's own creation time may stand for its push time. No by default: reproducible builds and imports make it a
         * lie, and deletions would rest on it.
         */
        @WithDefault("false")
        boolean createdCountsAsPushed();

        /**
         * How many requests all executors together may have in flight there. 32 is what a small registry on one disk still answers
         * without getting slower, and half of what reading with one thread per task would ask for.
         */
        @WithDefault("32")
        int maxRequests();
    }
}
