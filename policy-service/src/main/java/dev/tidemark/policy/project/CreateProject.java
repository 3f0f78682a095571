package dev.tidemark.policy.project;

import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.DatabaseClock;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.hibernate.exception.ConstraintViolationException;

/** Gives a project its number, or the one it has already: it may have been seen in the registry, or created and deleted before. */
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
     * @param owner the number of the user who does; they become nothing in it by that
     * @throws ProjectExistsException if a client created it before; of two that come at once, the second gets this
     */
    public Uni<Project> named(int owner, RegistryName registry, ProjectName name, ProjectTraits traits) {
        // Whoever numbered it a moment before may only have seen it in the registry.
        return create(owner, registry, name, traits)
                .onFailure(ConstraintViolationException.class)
                .recoverWithUni(() -> create(owner, registry, name, traits));
    }

    private Uni<Project> create(int owner, RegistryName registry, ProjectName name, ProjectTraits traits) {
        return Panache.withTransaction(() -> clock.now()
                .chain(now -> projects.lockNamed(registry, name)
                        .chain(row -> row == null
                                ? projects.persistAndFlush(ProjectEntity.of(owner, registry, name, traits, now))
                                : Uni.createFrom().item(created(row, owner, traits, now))))
                .map(ProjectEntity::toProject));
    }

    private static ProjectEntity created(ProjectEntity row, int owner, ProjectTraits traits, Instant now) {
        if (row.state == ProjectState.CREATED) {
            throw new ProjectExistsException(new ProjectName(row.name));
        }
        row.create(owner, traits, now);
        return row;
    }

    /**
     * Creates a project that the user administers. One that was only seen in the registry, others have put there: nobody becomes its
     * administrator by naming it.
     *
     * @param account the user's number
     * @throws ProjectExistsException if there is one of that name
     */
    public Uni<Project> ownedBy(int account, RegistryName registry, ProjectName name, ProjectTraits traits) {
        return Panache.withTransaction(() -> clock.now()
                        .chain(now -> projects.lockNamed(registry, name)
                                .invoke(CreateProject::requireNotSeen)
                                .chain(row -> row == null
                                        ? projects.persistAndFlush(
                                                ProjectEntity.of(account, registry, name, traits, now))
                                        : Uni.createFrom().item(created(row, account, traits, now))))
                        .call(row -> projects.addAdmin(row.id, account))
                        .map(ProjectEntity::toProject))
                .onFailure(ConstraintViolationException.class)
                .transform(e -> new ProjectExistsException(name));
    }

    private static void requireNotSeen(ProjectEntity row) {
        if (row != null && row.state == ProjectState.SEEN) {
            throw new ProjectExistsException(new ProjectName(row.name));
        }
    }
}
