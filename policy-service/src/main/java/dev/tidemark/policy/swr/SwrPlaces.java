package dev.tidemark.policy.swr;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.Registries;
import dev.tidemark.policy.catalogue.FindProject;
import dev.tidemark.policy.catalogue.FindRepository;
import dev.tidemark.policy.gateway.GatewayUnavailableException;
import dev.tidemark.policy.security.Callers;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds out whether what a path names is there, or says that it is not; 503 for a name that is not known while nobody can be asked. */
@ApplicationScoped
class SwrPlaces {

    private final RegistryName registry;
    private final FindProject findProject;
    private final FindRepository findRepository;
    private final Callers callers;

    SwrPlaces(Registries registries, FindProject findProject, FindRepository findRepository, Callers callers) {
        this.registry = registries.ofSwr();
        this.findProject = findProject;
        this.findRepository = findRepository;
        this.callers = callers;
    }

    /**
     * The repository that the path names, be it there or not, if whoever calls may do that in its namespace. Ask before anything is waited
     * for.
     */
    SwrPlace named(String namespace, String repository, Permission permission) {
        SwrPlace place = SwrPlace.of(namespace, repository);
        callers.current().require(permission, registry, place.namespace());
        return place;
    }

    /** Done when the repository is there. */
    Uni<Void> require(SwrPlace place) {
        return findProject
                .named(registry, place.namespace())
                .invoke(found -> found.orElseThrow(SwrError.NO_NAMESPACE::refusal))
                .chain(() -> findRepository.named(registry, place.repository()))
                .invoke(found -> found.orElseThrow(SwrError.NO_REPOSITORY::refusal))
                .onFailure(GatewayUnavailableException.class)
                .transform(e -> SwrError.UNAVAILABLE.refusal("the registry cannot be asked for " + place.repository()))
                .replaceWithVoid();
    }
}
