package dev.tidemark.policy.project;

import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** The projects of all registries. One that was deleted is found by nothing but {@link #lockNamed}. */
@ApplicationScoped
public class ProjectRepository implements PanacheRepositoryBase<ProjectEntity, Integer> {

    private static final String IS_THERE = "state <> 'DELETED' and ";

    /**
     * The project under its row lock, which comes before that of its policy. Null if there is none.
     *
     * @param id whatever a client takes for one
     */
    public Uni<ProjectEntity> lock(long id) {
        if (id != (int) id) {
            return Uni.createFrom().nullItem();
        }
        return find(IS_THERE + "id = ?1", (int) id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** The project that names the policy as its own, under its row lock. Null if none does. */
    public Uni<ProjectEntity> lockBoundTo(PolicyId policy) {
        return find("retentionId = ?1", policy.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    Uni<ProjectEntity> boundTo(PolicyId policy) {
        return find("retentionId = ?1", policy.value()).firstResult();
    }

    Uni<ProjectEntity> numbered(RegistryName registry, int id) {
        return find(IS_THERE + "id = ?1 and registry = ?2", id, registry.toString())
                .firstResult();
    }

    Uni<ProjectEntity> named(RegistryName registry, ProjectName name) {
        return find(IS_THERE + "registry = ?1 and name = ?2", registry.toString(), name.toString())
                .firstResult();
    }

    /** The row that has the name, under its lock. Null if none ever had. */
    Uni<ProjectEntity> lockNamed(RegistryName registry, ProjectName name) {
        return find("registry = ?1 and name = ?2", registry.toString(), name.toString())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** Who was to be told of the project is told nothing any more. */
    Uni<Integer> deleteWebhooks(int id) {
        return getSession()
                .chain(session -> session.createNativeQuery("delete from policy.webhook where project_id = ?1")
                        .setParameter(1, id)
                        .executeUpdate());
    }

    /** Makes the user the project's administrator. Within the caller's transaction. */
    Uni<Void> addAdmin(int project, int account) {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                "insert into policy.member (project_id, account_id, role) values (?1, ?2, 'admin')"
                                        + " on conflict (project_id, account_id) do update set role = 'admin'")
                        .setParameter(1, project)
                        .setParameter(2, account)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Deletes the project's own robots. Within the caller's transaction. */
    Uni<Void> deleteRobots(int project) {
        return getSession()
                .chain(session -> session.createNativeQuery("delete from policy.robot where project_id = ?1")
                        .setParameter(1, project)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Makes nobody be anything in the project. Within the caller's transaction. */
    Uni<Void> removeMembers(int project) {
        return getSession()
                .chain(session -> session.createNativeQuery("delete from policy.member where project_id = ?1")
                        .setParameter(1, project)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
