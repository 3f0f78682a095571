package dev.tidemark.policy.gateway;

import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** What there is in registries. Every method fails with {@link GatewayUnavailableException} where that cannot be said. */
@ApplicationScoped
public class Gateway {

    private static final Logger LOG = Logger.getLogger(Gateway.class);

    /** A client waits for the answer. A listing that takes longer goes on behind it, and whoever asks again finds it made. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** All tags of a repository are asked for, one by one. */
    private static final Duration PATIENCE_FOR_ALL = Duration.ofSeconds(60);

    private final GatewayApi api;

    Gateway(@RestClient GatewayApi api) {
        this.api = api;
    }

    /** A page of the registry's repositories, from after that one. */
    public Uni<GatewayPage> repositories(RegistryName registry, Optional<String> after) {
        return api.repositories(registry.value(), after.orElse(null))
                .onFailure()
                .transform(Gateway::unavailable);
    }

    /** The first of the project's repositories, those among them that were pushed a moment ago. */
    public Uni<GatewayPage> newest(RegistryName registry, ProjectName project) {
        return api.newest(registry.value(), project.value())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .transform(Gateway::unavailable);
    }

    /** Whether the registry answers; that it takes too long to is not known here from its not answering. */
    public Uni<GatewayHealth> health(RegistryName registry) {
        return api.health(registry.value())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .transform(Gateway::unavailable);
    }

    /** Whether a repository of that project is there. */
    public Uni<Boolean> has(RegistryName registry, ProjectName project) {
        return isThere(api.project(registry.value(), project.value()));
    }

    public Uni<Boolean> has(RegistryName registry, RepositoryName repository) {
        return isThere(api.repository(registry.value(), repository.value()));
    }

    /** All that the repository holds, also without a tag; nothing where the registry does not know it. */
    public Uni<Optional<List<GatewayArtifact>>> artifacts(RegistryName registry, RepositoryName repository) {
        return api.artifacts(registry.value(), repository.value())
                .map(listing -> Optional.of(List.copyOf(listing.items())))
                .onFailure(Gateway::isAbsence)
                .recoverWithItem(Optional.empty())
                .ifNoItem()
                .after(PATIENCE_FOR_ALL)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.warnf("What %s holds cannot be read: %s", repository, failure))
                .onFailure()
                .transform(Gateway::unavailable);
    }

    private static Uni<Boolean> isThere(Uni<Void> answer) {
        return answer.replaceWith(true)
                .onFailure(Gateway::isAbsence)
                .recoverWithItem(false)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.warnf("A name cannot be looked up: %s", failure))
                .onFailure()
                .transform(Gateway::unavailable);
    }

    /** Only in the gateway's own words: a 404 of anything else that listens there says nothing about the registry. */
    private static boolean isAbsence(Throwable failure) {
        return failure instanceof WebApplicationException e && isAbsence(e.getResponse());
    }

    private static boolean isAbsence(Response response) {
        return response.getStatus() == 404
                && response.getMediaType() != null
                && response.getMediaType().toString().startsWith("application/problem+json");
    }

    private static GatewayUnavailableException unavailable(Throwable failure) {
        return new GatewayUnavailableException(failure);
    }
}
