package dev.tidemark.policy.security;

import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import java.util.Objects;

/** A project by its names, be it that nobody numbered it yet. */
public record ProjectRef(RegistryName registry, ProjectName project) {

    public ProjectRef {
        Objects.requireNonNull(registry, "registry");
        Objects.requireNonNull(project, "project");
    }

    @Override
    public String toString() {
        return registry + "/" + project;
    }
}
