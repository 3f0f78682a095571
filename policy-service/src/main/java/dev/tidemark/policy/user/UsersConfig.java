package dev.tidemark.policy.user;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;

/** Users that the configuration knows, beside {@code admin}. What they are is said there alone; roles may be added over the API. */
@ConfigMapping(prefix = "tidemark.users")
interface UsersConfig {

    /** By the name they log in by. */
    @WithParentName
    Map<String, User> users();

    /** One user, who logs in by a password or, without one, only otherwise. */
    interface User {

        /** As it is, for secrets that are kept elsewhere. */
        Optional<String> password();

        /** As bcrypt, for files that more people read; {@code htpasswd -B} makes one. */
        Optional<String> passwordHash();

        /** Nobody is a system administrator by mistake. */
        @WithDefault("false")
        boolean admin();

        /** The role in a project: {@code library} is the project of that name in every registry, {@code default/library} that in one. */
        Map<String, String> roles();
    }
}
