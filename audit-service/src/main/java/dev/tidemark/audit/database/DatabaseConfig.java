package dev.tidemark.audit.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Where PostgreSQL is. The pool is configured from the same properties; the listener connects outside the pool. */
@ConfigMapping(prefix = "tidemark.database")
public interface DatabaseConfig {

    @WithDefault("localhost")
    String host();

    @WithDefault("5432")
    int port();

    @WithDefault("tidemark")
    String name();

    @WithDefault("tidemark")
    String username();

    /** None where the server trusts the connection, as an embedded one does. */
    Optional<String> password();
}
