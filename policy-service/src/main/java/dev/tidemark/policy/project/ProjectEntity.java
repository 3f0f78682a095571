package dev.tidemark.policy.project;

import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.StoredJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** A row of {@code project}. */
@Entity
@Table(name = "project")
public class ProjectEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    String registry;
    String name;

    @Column(name = "public")
    boolean isPublic;

    @Enumerated(EnumType.STRING)
    ProjectState state;

    @Column(name = "retention_id")
    Long retentionId;

    String metadata = "{}";

    @Column(name = "owner_id")
    int ownerId;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    static ProjectEntity of(int owner, RegistryName registry, ProjectName name, ProjectTraits traits, Instant now) {
        ProjectEntity entity = new ProjectEntity();
        entity.registry = registry.toString();
        entity.name = name.toString();
        entity.create(owner, traits, now);
        return entity;
    }

    /** A client creates it, under the number it has where it was there before. */
    void create(int owner, ProjectTraits traits, Instant now) {
        become(traits, now);
        this.ownerId = owner;
        this.state = ProjectState.CREATED;
        this.createdAt = now;
    }

    /** A client says something else of it. */
    void become(ProjectTraits traits, Instant now) {
        this.isPublic = traits.isPublic();
        this.metadata = StoredJson.write(traits.others());
        this.updatedAt = now;
    }

    ProjectTraits traits() {
        return new ProjectTraits(isPublic, StoredJson.readTexts(metadata));
    }

    /** The policy is the project's one from now on. */
    public void bind(PolicyId policy) {
        this.retentionId = policy.value();
    }

    /** The policy is the project's no more, if it was. */
    public void release(PolicyId policy) {
        if (retentionId != null && retentionId == policy.value()) {
            this.retentionId = null;
        }
    }

    public Project toProject() {
        return new Project(
                id,
                new RegistryName(registry),
                new ProjectName(name),
                traits(),
                Optional.ofNullable(retentionId).map(PolicyId::new),
                ownerId,
                createdAt,
                updatedAt);
    }
}
