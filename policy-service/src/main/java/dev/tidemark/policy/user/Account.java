package dev.tidemark.policy.user;

import java.time.Instant;
import java.util.Optional;

/**
 * A user's row.
 *
 * @param isSystemAdmin of one that was configured, the configuration says so instead
 */
public record Account(
        int number,
        String name,
        Kind kind,
        boolean isSystemAdmin,
        Optional<String> realName,
        Optional<String> email,
        Optional<String> comment,
        Instant createdAt,
        Instant updatedAt) {

    /** Who says that there is the user. */
    public enum Kind {
        /** The configuration does: the row is only their number. */
        CONFIGURED,
        /** An administrator created them over the API, with a password. */
        CREATED,
        /** An identity provider does. */
        FEDERATED
    }
}
