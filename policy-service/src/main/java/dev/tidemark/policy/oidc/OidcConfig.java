package dev.tidemark.policy.oidc;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;

/** The provider whose tokens are believed. Without an issuer there is none. */
@ConfigMapping(prefix = "tidemark.oidc")
interface OidcConfig {

    /** What tokens have to have as {@code iss}, to the letter. */
    Optional<String> issuer();

    /** Where the issuer's keys are. It is not looked up: whom to believe is said here, and nowhere else. */
    Optional<String> jwksUrl();

    /** What tokens have to have as {@code aud}, so that one made for another service is worth nothing here. */
    Optional<String> audience();

    /** The claim that is the user's name; it must be one that users cannot choose for themselves at the provider. */
    @WithDefault("preferred_username")
    String nameClaim();

    /** The claim that lists the user's groups. */
    @WithDefault("groups")
    String groupsClaim();

    /** What the members of a group are, beside what they are otherwise. */
    Map<String, Group> groups();

    /** One group. */
    interface Group {

        /** Whether its members may do everything. */
        @WithDefault("false")
        boolean admin();

        /** As the roles of configured users. */
        Map<String, String> roles();
    }
}
