package dev.tidemark.policy.api;

import dev.tidemark.contracts.policy.EventTrigger;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.policy.ChangeTrigger;
import dev.tidemark.policy.Policies;
import dev.tidemark.policy.StoredPolicy;
import dev.tidemark.policy.UnknownPolicyException;
import dev.tidemark.policy.error.RefusedException;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Callers;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The event trigger of a policy, whatever its dialect. */
@Path("/api/v1/policies/{id: [1-9][0-9]{0,17}}/trigger")
@Tag(name = "policies")
class TriggerResource {

    private final Policies policies;
    private final ChangeTrigger changeTrigger;
    private final Callers callers;

    TriggerResource(Policies policies, ChangeTrigger changeTrigger, Callers callers) {
        this.policies = policies;
        this.changeTrigger = changeTrigger;
        this.callers = callers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "readTrigger", summary = "Read the event trigger of a policy")
    public Uni<TriggerDocument> get(@PathParam("id") long id) {
        return permitted(id, callers.current(), Permission.READ_RETENTION)
                .map(stored -> Optional.ofNullable(stored.policy().eventTrigger())
                        .map(TriggerDocument::of)
                        .orElseThrow(() -> without(id)));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "replaceTrigger", summary = "Give a policy an event trigger")
    @APIResponse(
            responseCode = "200",
            description = "It has another one now.",
            content = @Content(schema = @Schema(implementation = TriggerDocument.class)))
    @APIResponse(
            responseCode = "201",
            description = "It has one now.",
            content = @Content(schema = @Schema(implementation = TriggerDocument.class)))
    public Uni<Response> put(
            @PathParam("id") long id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TriggerDocument.class)))
                    byte[] body) {
        EventTrigger trigger = trigger(ApiJson.read(body, TriggerDocument.class));
        return change(id, Optional.of(trigger)).map(before -> Response.status(before.isPresent() ? 200 : 201)
                .entity(TriggerDocument.of(trigger))
                .build());
    }

    @DELETE
    @Operation(operationId = "deleteTrigger", summary = "Let no event make a policy run")
    @APIResponse(responseCode = "204", description = "No event makes it run.")
    public Uni<Void> delete(@PathParam("id") long id) {
        return change(id, Optional.empty())
                .invoke(before -> before.orElseThrow(() -> without(id)))
                .replaceWithVoid();
    }

    private Uni<Optional<EventTrigger>> change(long id, Optional<EventTrigger> trigger) {
        Caller caller = callers.current();
        return permitted(id, caller, Permission.UPDATE_RETENTION)
                .chain(() -> changeTrigger.to(new PolicyId(id), trigger, caller.name()))
                .onFailure(UnknownPolicyException.class)
                .transform(e -> unknown(id));
    }

    private Uni<StoredPolicy> permitted(long id, Caller caller, Permission permission) {
        return policies.get(new PolicyId(id))
                .onFailure(UnknownPolicyException.class)
                .transform(e -> unknown(id))
                .invoke(stored -> caller.require(permission, stored.policy()));
    }

    private static EventTrigger trigger(TriggerDocument document) {
        try {
            return document.toTrigger();
        } catch (IllegalArgumentException e) {
            throw new RefusedException(422, e.getMessage());
        }
    }

    private static RefusedException unknown(long id) {
        return new RefusedException(404, "there is no policy " + id);
    }

    private static RefusedException without(long id) {
        return new RefusedException(404, "no event makes policy " + id + " run");
    }
}
