package dev.tidemark.contracts.policy;

import dev.tidemark.contracts.Nullable;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import java.util.Objects;

/**
 * The repositories a policy may touch at all: those of one registry, narrowed to a project or to a single repository. Rules select
 * further among them.
 *
 * @param project null for every project of the registry
 * @param repository null for every repository of the project; if given, it lies in the project
 */
public record Scope(RegistryName registry, @Nullable ProjectName project, @Nullable RepositoryName repository) {

    public Scope {
        Objects.requireNonNull(registry, "registry");
        if (repository != null && !repository.project().equals(project)) {
            throw new IllegalArgumentException("repository " + repository + " is not in project " + project);
        }
    }

    /** Every repository of the registry. */
    public static Scope ofRegistry(RegistryName registry) {
        return new Scope(registry, null, null);
    }

    /** Every repository of the project. */
    public static Scope ofProject(RegistryName registry, ProjectName project) {
        return new Scope(registry, Objects.requireNonNull(project, "project"), null);
    }

    /** That repository only. */
    public static Scope ofRepository(RegistryName registry, RepositoryName repository) {
        return new Scope(registry, repository.project(), repository);
    }

    /** Whether the repository, of this scope's registry, lies inside. */
    public boolean covers(RepositoryName candidate) {
        return (repository == null || repository.equals(candidate))
                && (project == null || project.equals(candidate.project()));
    }
}
