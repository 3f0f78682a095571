package dev.tidemark.policy.security;

import dev.tidemark.contracts.policy.Dialect;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody is in a project. Each may do what those before it may; {@link Permission} has the table. */
public enum Role {
    LIMITED_GUEST,
    GUEST,
    DEVELOPER,
    MAINTAINER,
    ADMIN;

    public boolean may(Permission permission) {
        return compareTo(permission.least()) >= 0;
    }

    /** Whether it may do that to a policy of the dialect. */
    public boolean may(Permission permission, Dialect dialect) {
        return compareTo(permission.least(dialect)) >= 0;
    }

    /** As it is called in configuration, columns and our own API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The role of that word. */
    public static Optional<Role> of(String word) {
        return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** Whichever may more. */
    public Role or(Role other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** What somebody is who has their roles from two places. */
    public static Map<ProjectRef, Role> highest(Map<ProjectRef, Role> some, Map<ProjectRef, Role> others) {
        Map<ProjectRef, Role> all = new HashMap<>(some);
        others.forEach((project, role) -> all.merge(project, role, Role::or));
        return all;
    }
}
