package dev.tidemark.policy.project;

import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.DeletePolicy;
import dev.tidemark.policy.DeletePolicy.Running;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Makes a project be gone, and its policy, members and robots with it. Its number stays its own, and the repositories in the registry stay as they are.
 */
@ApplicationScoped
public class DeleteProject {

    private final ProjectRepository projects;
    private final DeletePolicy deletePolicy;

    DeleteProject(ProjectRepository projects, DeletePolicy deletePolicy) {
        this.projects = projects;
        this.deletePolicy = deletePolicy;
    }

    /**
     * Deletes the project; what its policy has running is stopped.
     *
     * @throws UnknownProjectException if there is none
     */
    @WithTransaction
    public Uni<Void> delete(RegistryName registry, int id, String requestedBy) {
        return locked(registry, id)
                .call(project -> deletePolicyOf(project, requestedBy))
                .call(project -> projects.deleteWebhooks(project.id))
                .call(project -> projects.removeMembers(project.id))
                .call(project -> projects.deleteRobots(project.id))
                .invoke(project -> project.state = ProjectState.DELETED)
                .replaceWithVoid();
    }

    /**
     * Makes the project forget its policy, which stays, but runs no more by the clock.
     *
     * @throws UnknownProjectException if there is no such project
     */
    @WithTransaction
    public Uni<Void> forgetPolicy(RegistryName registry, int id) {
        return locked(registry, id)
                .invoke(project -> project.retentionId = null)
                .replaceWithVoid();
    }

    private Uni<ProjectEntity> locked(RegistryName registry, int id) {
        return projects.lock(id)
                .map(project -> project != null && project.registry.equals(registry.toString()) ? project : null)
                .onItem()
                .ifNull()
                .failWith(() -> new UnknownProjectException(Integer.toString(id)));
    }

    private Uni<Void> deletePolicyOf(ProjectEntity project, String requestedBy) {
        return project.retentionId == null
                ? Uni.createFrom().voidItem()
                : deletePolicy.delete(new PolicyId(project.retentionId), Running.IS_STOPPED, requestedBy);
    }
}
