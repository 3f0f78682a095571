package dev.tidemark.policy.swr;

import dev.tidemark.contracts.execution.Named;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.policy.audit.AuditUnavailableException;
import dev.tidemark.policy.deletion.DeleteForClient;
import dev.tidemark.policy.deletion.Deletion;
import dev.tidemark.policy.deletion.DeletionPendingException;
import dev.tidemark.policy.gateway.Gateway;
import dev.tidemark.policy.gateway.GatewayArtifact;
import dev.tidemark.policy.gateway.GatewayUnavailableException;
import dev.tidemark.policy.registry.Registries;
import dev.tidemark.policy.security.Callers;
import dev.tidemark.policy.security.Permission;
import dev.tidemark.policy.swr.SwrTagOrder.Tagged;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;

/** The tags of a repository, as its registry has them now; and the deletion of one, past any policy. */
@Path(SwrErrorForm.ROOT + "/namespaces/{namespace}/repos/{repository}/tags")
class TagResource {

    private static final Set<String> PARAMETERS = Set.of("limit", "offset", "order_column", "order_type", "tag");

    private final RegistryName registry;
    private final SwrPlaces places;
    private final Gateway gateway;
    private final DeleteForClient deleteForClient;
    private final Callers callers;

    TagResource(
            Registries registries,
            SwrPlaces places,
            Gateway gateway,
            DeleteForClient deleteForClient,
            Callers callers) {
        this.registry = registries.ofSwr();
        this.places = places;
        this.gateway = gateway;
        this.deleteForClient = deleteForClient;
        this.callers = callers;
    }

    @GET
    public Uni<Response> list(
            @PathParam("namespace") String namespace,
            @PathParam("repository") String repository,
            @Context UriInfo request) {
        SwrPlace place = places.named(namespace, repository, Permission.READ_PROJECT);
        SwrQuery query = SwrQuery.of(request, PARAMETERS);
        SwrPage asked = SwrPage.of(query);
        var order = SwrTagOrder.of(query);
        return places.require(place)
                .chain(() -> gateway.artifacts(registry, place.repository()))
                .onFailure(GatewayUnavailableException.class)
                .transform(e -> SwrError.UNAVAILABLE.refusal("the registry cannot be asked for " + place.repository()))
                .map(found -> found.orElseThrow(SwrError.NO_REPOSITORY::refusal))
                .map(artifacts -> page(
                        place,
                        tags(artifacts, query.text("tag")).stream()
                                .sorted(order)
                                .toList(),
                        asked));
    }

    /** @param name empty for all */
    private static List<Tagged> tags(List<GatewayArtifact> artifacts, String name) {
        return artifacts.stream()
                .flatMap(artifact -> artifact.tags().stream().map(tag -> new Tagged(artifact, tag)))
                .filter(tagged -> name.isEmpty() || tagged.tag().name().equals(name))
                .toList();
    }

    private static Response page(SwrPlace place, List<Tagged> all, SwrPage asked) {
        List<SwrTag> tags = all.stream()
                .skip(asked.offset())
                .limit(asked.limit())
                .map(tagged -> SwrTag.of(place, tagged.artifact(), tagged.tag()))
                .toList();
        return SwrAnswer.page(tags, asked.offset(), tags.size(), all.size());
    }

    @DELETE
    @Path("/{tag}")
    public Uni<Response> delete(
            @PathParam("namespace") String namespace,
            @PathParam("repository") String repository,
            @PathParam("tag") String name) {
        SwrPlace place = places.named(namespace, repository, Permission.DELETE_ARTIFACT);
        Named named = Named.tags(List.of(tag(name)));
        String caller = callers.current().name();
        return places.require(place)
                .chain(() -> deleteForClient.of(registry, place.repository(), named, caller))
                .onFailure(DeletionPendingException.class)
                .transform(e -> SwrError.PENDING.refusal())
                .onFailure(AuditUnavailableException.class)
                .transform(e -> SwrError.UNAVAILABLE.refusal("it is over, and its end cannot be read now"))
                .invoke(TagResource::requireGone)
                .replaceWith(() -> Response.noContent().build());
    }

    private static Tag tag(String name) {
        try {
            return new Tag(name);
        } catch (IllegalArgumentException e) {
            throw SwrError.BAD_PARAMETER.refusal(e.getMessage());
        }
    }

    private static void requireGone(Deletion deletion) {
        deletion.obstacle().ifPresent(result -> {
            SwrError error = result.outcome() == Outcome.FAILED ? SwrError.INTERNAL : SwrError.TAG_STAYS;
            throw error.refusal(result.detail() == null ? String.valueOf(result.reason()) : result.detail());
        });
        if (deletion.foundNothing()) {
            throw SwrError.NO_TAG.refusal();
        }
    }
}
