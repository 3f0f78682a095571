package dev.tidemark.policy.catalogue;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Takes a repository that was emptied for one that is not there. Some registries go on listing what holds nothing: it is there again when
 * they are looked into next.
 */
@ApplicationScoped
public class ForgetRepository {

    private final Numbering numbering;

    ForgetRepository(Numbering numbering) {
        this.numbering = numbering;
    }

    public Uni<Void> of(RegistryName registry, RepositoryName repository) {
        return numbering.gone(registry, repository);
    }
}
