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

/** The event trigger of a policy, whatever its dialect. */
@Path("/api/v1/policies/{id: [1-9][0-9]{0,17}}/trigger")
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
    public Uni<TriggerDocument> get(@PathParam("id") long id) {
        return permitted(id, callers.current(), Permission.READ_RETENTION)
                .map(stored -> Optional.ofNullable(stored.policy().eventTrigger())
                        .map(TriggerDocument::of)
                        .orElseThrow(() -> without(id)));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> put(@PathParam("id") long id, byte[] body) {
        EventTrigger trigger = trigger(ApiJson.read(body, TriggerDocument.class));
        return change(id, Optional.of(trigger)).map(before -> Response.status(before.isPresent() ? 200 : 201)
                .entity(TriggerDocument.of(trigger))
                .build());
    }

    @DELETE
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
                .invoke(stored -> caller.require(permission, stored.policy().scope()));
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
