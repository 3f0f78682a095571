package dev.tidemark.policy.harbor;

import dev.tidemark.policy.security.Role;
import java.util.Optional;

/** Roles under Harbor's numbers: {@code src/common/const.go}. */
final class HarborRole {

    private HarborRole() {}

    static int code(Role role) {
        return switch (role) {
            case ADMIN -> 1;
            case DEVELOPER -> 2;
            case GUEST -> 3;
            case MAINTAINER -> 4;
        };
    }

    /** Harbor's limited guest sees less than its guest does; here both see the same. */
    static Optional<Role> of(int code) {
        return Optional.ofNullable(
                switch (code) {
                    case 1 -> Role.ADMIN;
                    case 2 -> Role.DEVELOPER;
                    case 3, 5 -> Role.GUEST;
                    case 4 -> Role.MAINTAINER;
                    default -> null;
                });
    }

    static String word(Role role) {
        return switch (role) {
            case ADMIN -> "projectAdmin";
            case DEVELOPER -> "developer";
            case GUEST -> "guest";
            case MAINTAINER -> "maintainer";
        };
    }
}
