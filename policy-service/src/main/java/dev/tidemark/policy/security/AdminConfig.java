package dev.tidemark.policy.security;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The one user there is. */
@ConfigMapping(prefix = "tidemark")
interface AdminConfig {

    /** The password of {@code admin}. There is no default: a known password is worse than none. */
    Optional<String> adminPassword();
}
