package dev.tidemark.policy;

import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.exception.ConstraintViolationException;

/** Gives a project its number. */
@ApplicationScoped
public class CreateProject {

    private final ProjectRepository projects;
    private final DatabaseClock clock;

    CreateProject(ProjectRepository projects, DatabaseClock clock) {
        this.projects = projects;
        this.clock = clock;
    }

    /**
     * Creates the project.
     *
     * @throws ProjectExistsException if there is one of that name; of two that come at once, the second gets this
     */
    @WithTransaction
    public Uni<Project> named(RegistryName registry, ProjectName name, boolean isPublic) {
        return projects.named(registry, name)
                .onItem()
                .ifNotNull()
                .failWith(() -> new ProjectExistsException(name))
                .chain(clock::now)
                .chain(now -> projects.persistAndFlush(ProjectEntity.of(registry, name, isPublic, now)))
                .map(ProjectEntity::toProject)
                .onFailure(ConstraintViolationException.class)
                .transform(taken -> new ProjectExistsException(name));
    }
}
