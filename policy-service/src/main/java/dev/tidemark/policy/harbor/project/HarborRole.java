package dev.tidemark.policy.harbor.project;

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
            case LIMITED_GUEST -> 5;
        };
    }

    static Optional<Role> of(int code) {
        return Optional.ofNullable(
                switch (code) {
                    case 1 -> Role.ADMIN;
                    case 2 -> Role.DEVELOPER;
                    case 3 -> Role.GUEST;
                    case 4 -> Role.MAINTAINER;
                    case 5 -> Role.LIMITED_GUEST;
                    default -> null;
                });
    }

    static String word(Role role) {
        return switch (role) {
            case ADMIN -> "projectAdmin";
            case DEVELOPER -> "developer";
            case GUEST -> "guest";
            case LIMITED_GUEST -> "limitedGuest";
            case MAINTAINER -> "maintainer";
        };
    }
}
