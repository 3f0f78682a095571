package dev.tidemark.policy;

import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import java.util.Optional;

/**
 * Which policies somebody asks for: those that agree in all that is given. Project and repository are those of the policy's scope.
 *
 * @param named only those that their clients gave a name
 */
public record PolicyFilter(
        Optional<Dialect> dialect,
        Optional<RegistryName> registry,
        Optional<ProjectName> project,
        Optional<RepositoryName> repository,
        boolean named) {

    /** Those that agree, be they named or not. */
    public PolicyFilter(
            Optional<Dialect> dialect,
            Optional<RegistryName> registry,
            Optional<ProjectName> project,
            Optional<RepositoryName> repository) {
        this(dialect, registry, project, repository, false);
    }

    /** All there are. */
    public static PolicyFilter all() {
        return new PolicyFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Those of a dialect in a registry. */
    public static PolicyFilter of(Dialect dialect, RegistryName registry) {
        return new PolicyFilter(Optional.of(dialect), Optional.of(registry), Optional.empty(), Optional.empty());
    }

    /** Those of a dialect that are for one repository. */
    public static PolicyFilter of(Dialect dialect, RegistryName registry, RepositoryName repository) {
        return new PolicyFilter(
                Optional.of(dialect),
                Optional.of(registry),
                Optional.of(repository.project()),
                Optional.of(repository));
    }

    /** Those of any dialect that are for one repository. */
    public static PolicyFilter of(RegistryName registry, RepositoryName repository) {
        return new PolicyFilter(
                Optional.empty(), Optional.of(registry), Optional.of(repository.project()), Optional.of(repository));
    }

    /** Those of any dialect that have a name, in a registry or a project of it. */
    public static PolicyFilter named(RegistryName registry, Optional<ProjectName> project) {
        return new PolicyFilter(Optional.empty(), Optional.of(registry), project, Optional.empty(), true);
    }
}
