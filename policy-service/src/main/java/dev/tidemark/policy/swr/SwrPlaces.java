package dev.tidemark.policy.swr;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.catalogue.FindProject;
import dev.tidemark.policy.catalogue.FindRepository;
import dev.tidemark.policy.gateway.GatewayUnavailableException;
import dev.tidemark.policy.registry.Registries;
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

    /**
     * Done when the repository is there. It is asked for first, and its namespace only where it is not: a registry can be asked for a
     * repository, while whether there is a namespace shows in a listing, which may be older than a push of just now.
     */
    Uni<Void> require(SwrPlace place) {
        return findRepository
                .named(registry, place.repository())
                .chain(found -> found.isPresent() ? Uni.createFrom().voidItem() : refuse(place))
                .onFailure(GatewayUnavailableException.class)
                .transform(e -> SwrError.UNAVAILABLE.refusal("the registry cannot be asked for " + place.repository()));
    }

    private Uni<Void> refuse(SwrPlace place) {
        return findProject
                .named(registry, place.namespace())
                .map(found -> found.isPresent() ? SwrError.NO_REPOSITORY : SwrError.NO_NAMESPACE)
                .chain(missing -> Uni.createFrom().failure(missing.refusal()));
    }
}
