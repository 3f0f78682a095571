package dev.tidemark.policy.swr;

import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.Scope;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.evaluator.swr.SwrPolicy;
import dev.tidemark.policy.ChangePolicy;
import dev.tidemark.policy.CreatePolicy;
import dev.tidemark.policy.DeletePolicy;
import dev.tidemark.policy.PolicyDraft;
import dev.tidemark.policy.PolicyExistsException;
import dev.tidemark.policy.UnknownPolicyException;
import dev.tidemark.policy.registry.Registries;
import dev.tidemark.policy.security.Callers;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;

/** SWR's retention policies: one per repository, and others' that say what SWR has the words for. */
@Path(SwrErrorForm.ROOT + "/namespaces/{namespace}/repos/{repository}/retentions")
class RetentionResource {

    private final RegistryName registry;
    private final SwrPlaces places;
    private final SwrPolicies policies;
    private final CreatePolicy createPolicy;
    private final ChangePolicy changePolicy;
    private final DeletePolicy deletePolicy;
    private final Callers callers;

    RetentionResource(
            Registries registries,
            SwrPlaces places,
            SwrPolicies policies,
            CreatePolicy createPolicy,
            ChangePolicy changePolicy,
            DeletePolicy deletePolicy,
            Callers callers) {
        this.registry = registries.ofSwr();
        this.places = places;
        this.policies = policies;
        this.createPolicy = createPolicy;
        this.changePolicy = changePolicy;
        this.deletePolicy = deletePolicy;
        this.callers = callers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> create(
            @PathParam("namespace") String namespace, @PathParam("repository") String repository, byte[] body) {
        SwrPlace place = places.named(namespace, repository, Permission.CREATE_RETENTION);
        String caller = callers.current().name();
        PolicyDraft draft = SwrDocuments.draft(SwrJson.read(body, SwrPolicy.class));
        Scope scope = Scope.ofRepository(registry, place.repository());
        return places.require(place)
                .chain(() -> createPolicy.of(scope, draft, caller))
                .onFailure(PolicyExistsException.class)
                .transform(e -> SwrError.POLICY_EXISTS.refusal())
                .map(id -> SwrAnswer.of(201, Map.of("id", SwrNumber.of(id))));
    }

    @GET
    public Uni<Response> list(@PathParam("namespace") String namespace, @PathParam("repository") String repository) {
        SwrPlace place = places.named(namespace, repository, Permission.READ_RETENTION);
        return policies.of(place)
                .map(found ->
                        SwrAnswer.of(200, found.stream().map(SwrDocuments::echo).toList()));
    }

    @GET
    @Path("/{id}")
    public Uni<Response> show(
            @PathParam("namespace") String namespace,
            @PathParam("repository") String repository,
            @PathParam("id") String id) {
        SwrPlace place = places.named(namespace, repository, Permission.READ_RETENTION);
        return policies.get(place, SwrNumber.inPath(id)).map(found -> SwrAnswer.of(200, SwrDocuments.echo(found)));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> update(
            @PathParam("namespace") String namespace,
            @PathParam("repository") String repository,
            @PathParam("id") String idInPath,
            byte[] body) {
        SwrPlace place = places.named(namespace, repository, Permission.UPDATE_RETENTION);
        String caller = callers.current().name();
        PolicyId id = SwrNumber.inPath(idInPath);
        SwrPolicy sent = SwrJson.read(body, SwrPolicy.class);
        PolicyDraft draft = SwrDocuments.draft(sent);
        return policies.get(place, id)
                .invoke(SwrDocuments::requireOwn)
                .invoke(before -> SwrDocuments.requireTemplate(before, sent))
                .chain(() -> changePolicy.to(id, Optional.empty(), draft, caller))
                .onFailure(UnknownPolicyException.class)
                .transform(e -> SwrError.NO_POLICY.refusal())
                .replaceWith(() -> Response.status(201).build());
    }

    @DELETE
    @Path("/{id}")
    public Uni<Response> delete(
            @PathParam("namespace") String namespace,
            @PathParam("repository") String repository,
            @PathParam("id") String idInPath) {
        SwrPlace place = places.named(namespace, repository, Permission.DELETE_RETENTION);
        String caller = callers.current().name();
        PolicyId id = SwrNumber.inPath(idInPath);
        return policies.get(place, id)
                .invoke(SwrDocuments::requireOwn)
                .chain(() -> deletePolicy.delete(id, DeletePolicy.Running.IS_STOPPED, caller))
                .onFailure(UnknownPolicyException.class)
                .transform(e -> SwrError.NO_POLICY.refusal())
                .replaceWith(() -> Response.ok().build());
    }
}
