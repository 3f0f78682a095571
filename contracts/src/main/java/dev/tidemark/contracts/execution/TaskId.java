package dev.tidemark.contracts.execution;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import java.util.Objects;

/** The share of an execution that is one repository. It has no number of its own: asked for twice, it is the same task. */
public record TaskId(ExecutionId execution, RegistryName registry, RepositoryName repository) {

    public TaskId {
        Objects.requireNonNull(execution, "execution");
        Objects.requireNonNull(registry, "registry");
        Objects.requireNonNull(repository, "repository");
    }

    @Override
    public String toString() {
        return execution + "/" + registry + "/" + repository;
    }
}
