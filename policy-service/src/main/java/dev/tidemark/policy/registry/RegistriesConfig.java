package dev.tidemark.policy.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The registries, as every service is told them. */
@ConfigMapping(prefix = "tidemark")
interface RegistriesConfig {

    /** By name. Their credentials are executor-service's business. */
    Map<String, Registry> registries();

    Harbor harbor();

    Swr swr();

    Artifactory artifactory();

    /** One registry. */
    interface Registry {
        URI url();

        /** What it is, as executor-service is told; that one refuses a kind that it does not know. */
        @WithDefault("oci")
        String kind();

        /** Who Tidemark is there: what it does itself, the registry tells like everything else. */
        Optional<String> username();
    }

    /** Harbor's dialect. */
    interface Harbor {

        /** The registry it serves; where none is named, the first by name, which is the only one in most places. */
        Optional<String> registry();
    }

    /** SWR's dialect. */
    interface Swr {

        /** The registry it serves; where none is named, as for Harbor's. */
        Optional<String> registry();
    }

    /** Artifactory's dialect. */
    interface Artifactory {

        /** The registry it serves; where none is named, as for Harbor's. */
        Optional<String> registry();
    }
}
