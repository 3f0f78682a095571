package dev.tidemark.policy.outbox;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where the database is: listening for its notifications needs a connection outside the pool. */
@ConfigMapping(prefix = "tidemark.database")
interface DatabaseConfig {

    String host();

    int port();

    String name();

    String username();

    Optional<String> password();
}
