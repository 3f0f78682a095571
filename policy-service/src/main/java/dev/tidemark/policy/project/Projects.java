package dev.tidemark.policy.project;

import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads projects. */
@ApplicationScoped
public class Projects {

    /** A part of a list, and how long the whole is. */
    public record Page(List<Project> items, long total) {}

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

    /**
     * Those whose name contains the text, by name.
     *
     * @param page from 0
     */
    @WithSession
    public Uni<Page> containing(RegistryName registry, String text, int page, int size) {
        return projects.containing(registry, text, page, size)
                .map(rows -> rows.stream().map(ProjectEntity::toProject).toList())
                .chain(items -> projects.countContaining(registry, text).map(total -> new Page(items, total)));
    }

    /**
     * Those of some, whose name contains the text, by name.
     *
     * @param page from 0
     */
    @WithSession
    public Uni<Page> containing(RegistryName registry, String text, Set<ProjectName> among, int page, int size) {
        if (among.isEmpty()) {
            return Uni.createFrom().item(new Page(List.of(), 0));
        }
        List<String> names = among.stream().map(ProjectName::value).toList();
        return projects.containing(registry, text, names, page, size)
                .map(rows -> rows.stream().map(ProjectEntity::toProject).toList())
                .chain(items -> projects.countContaining(registry, text, names).map(total -> new Page(items, total)));
    }

    private static Optional<Project> toProject(ProjectEntity row) {
        return Optional.ofNullable(row).map(ProjectEntity::toProject);
    }
}
