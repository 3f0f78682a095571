package dev.tidemark.policy.security;

import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What somebody may do beside their roles: single permissions.
 *
 * @param everywhere in all projects of a registry
 * @param in in single projects
 */
public record Grants(Map<RegistryName, Set<Permission>> everywhere, Map<ProjectRef, Set<Permission>> in) {

    public static final Grants NONE = new Grants(Map.of(), Map.of());

    public Grants {
        everywhere = Map.copyOf(everywhere);
        in = Map.copyOf(in);
    }

    boolean cover(Permission permission, RegistryName registry, ProjectName project) {
        return covers(permission, registry)
                || in.getOrDefault(new ProjectRef(registry, project), Set.of()).contains(permission);
    }

    /** In all projects of the registry. */
    boolean covers(Permission permission, RegistryName registry) {
        return everywhere.getOrDefault(registry, Set.of()).contains(permission);
    }

    /** The single projects in which it is granted. */
    Stream<ProjectRef> where(Permission permission) {
        return in.entrySet().stream()
                .filter(entry -> entry.getValue().contains(permission))
                .map(Map.Entry::getKey);
    }
}
