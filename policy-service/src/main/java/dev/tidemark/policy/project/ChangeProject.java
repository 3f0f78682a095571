package dev.tidemark.policy.project;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.DatabaseClock;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.UnaryOperator;

/** Changes what clients say of a project. */
@ApplicationScoped
public class ChangeProject {

    private final ProjectRepository projects;
    private final DatabaseClock clock;

    ChangeProject(ProjectRepository projects, DatabaseClock clock) {
        this.projects = projects;
        this.clock = clock;
    }

    /**
     * Changes it under the project's lock; what the change throws makes it undone.
     *
     * @throws UnknownProjectException if there is no such project
     */
    @WithTransaction
    public Uni<Void> traits(RegistryName registry, int id, UnaryOperator<ProjectTraits> change) {
        return projects.lock(id)
                .map(project -> project != null && project.registry.equals(registry.value()) ? project : null)
                .onItem()
                .ifNull()
                .failWith(() -> new UnknownProjectException(Integer.toString(id)))
                .chain(project -> clock.now().invoke(now -> project.become(change.apply(project.traits()), now)))
                .replaceWithVoid();
    }
}
