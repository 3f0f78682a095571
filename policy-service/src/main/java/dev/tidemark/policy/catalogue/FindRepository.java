package dev.tidemark.policy.catalogue;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.policy.gateway.Gateway;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Finds a repository by its name, be it that nobody named it before. */
@ApplicationScoped
public class FindRepository {

    /** Whom to look up. */
    private record Name(RegistryName registry, RepositoryName repository) {}

    private final Repositories repositories;
    private final Gateway gateway;
    private final Numbering numbering;
    private final LookUps lookUps;

    FindRepository(Repositories repositories, Gateway gateway, Numbering numbering, LookUps lookUps) {
        this.repositories = repositories;
        this.gateway = gateway;
        this.numbering = numbering;
        this.lookUps = lookUps;
    }

    /**
     * The repository of that name; nothing where it is neither known nor in the registry.
     *
     * @throws dev.tidemark.policy.gateway.GatewayUnavailableException if it is not known, and the registry could not be asked
     */
    public Uni<Optional<Repository>> named(RegistryName registry, RepositoryName name) {
        return lookUps.find(
                new Name(registry, name),
                () -> repositories.named(registry, name),
                () -> gateway.has(registry, name),
                () -> numbering.repository(registry, name));
    }
}
