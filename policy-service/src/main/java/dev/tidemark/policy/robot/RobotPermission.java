package dev.tidemark.policy.robot;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.policy.security.Permission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rights that a robot has somewhere, in Harbor's words.
 *
 * @param kind {@code project} or {@code system}
 * @param namespace the project's name, {@code *} for all, or {@code /} for the system
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RobotPermission(String kind, String namespace, List<RobotAccess> access) {

    public static final String PROJECT = "project";
    public static final String SYSTEM = "system";

    private static final String ALL = "*";

    public RobotPermission {
        access = access == null ? List.of() : List.copyOf(access);
    }

    public boolean isOfProjects() {
        return PROJECT.equals(kind);
    }

    public boolean isOfAllProjects() {
        return isOfProjects() && ALL.equals(namespace);
    }

    /** The one project whose it is; only for those of one project. */
    public ProjectName project() {
        return new ProjectName(namespace);
    }

    /** What it means here: what is allowed and not denied as well. Harbor runs and stops retention by the right to change it. */
    Set<Permission> permissions() {
        Set<Permission> all = EnumSet.noneOf(Permission.class);
        meant(true).forEach(all::add);
        if (all.contains(Permission.UPDATE_RETENTION)) {
            all.add(Permission.RUN_RETENTION);
        }
        meant(false).forEach(all::remove);
        return all;
    }

    private Stream<Permission> meant(boolean allowed) {
        return access.stream().filter(one -> one.isAllowed() == allowed).flatMap(RobotAccess::permissions);
    }
}
