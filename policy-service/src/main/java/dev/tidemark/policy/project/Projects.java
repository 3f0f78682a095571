package dev.tidemark.policy.project;

import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Reads projects. */
@ApplicationScoped
public class Projects {

    private final ProjectRepository projects;

    Projects(ProjectRepository projects) {
        this.projects = projects;
    }

    @WithSession
    public Uni<Optional<Project>> get(RegistryName registry, int id) {
        return projects.numbered(registry, id).map(Projects::toProject);
    }

    @WithSession
    public Uni<Optional<Project>> named(RegistryName registry, ProjectName name) {
        return projects.named(registry, name).map(Projects::toProject);
    }

    /** The project that the policy is bound to. */
    @WithSession
    public Uni<Optional<Project>> boundTo(PolicyId policy) {
        return projects.boundTo(policy).map(Projects::toProject);
    }

    private static Optional<Project> toProject(ProjectEntity row) {
        return Optional.ofNullable(row).map(ProjectEntity::toProject);
    }
}
