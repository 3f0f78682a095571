package dev.tidemark.policy.access;

import dev.tidemark.policy.api.ApiJson;
import dev.tidemark.policy.error.RefusedException;
import dev.tidemark.policy.password.Passwords;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Callers;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whoever asks. */
@Path(UserResource.PATH + "/me")
@Tag(name = "access")
class MeResource {

    private final Passwords passwords;
    private final Callers callers;

    MeResource(Passwords passwords, Callers callers) {
        this.passwords = passwords;
        this.callers = callers;
    }

    /** What somebody is in a project. */
    record RoleResponse(String registry, String project, String role) {}

    /** Who asks, on the wire. */
    record MeResponse(int id, String name, boolean admin, List<RoleResponse> roles) {

        static MeResponse of(Caller caller) {
            return new MeResponse(
                    caller.number(),
                    caller.name(),
                    caller.isSystemAdmin(),
                    caller.roles().entrySet().stream()
                            .map(entry -> new RoleResponse(
                                    entry.getKey().registry().toString(),
                                    entry.getKey().project().toString(),
                                    entry.getValue().word()))
                            .sorted(Comparator.comparing(RoleResponse::registry).thenComparing(RoleResponse::project))
                            .toList());
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "readMe", summary = "Read who one is, and what one may")
    public MeResponse get() {
        return MeResponse.of(callers.current());
    }

    /** It takes the password that is to be changed: a token that was stolen does not make its thief the user. */
    @PUT
    @Path("/password")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeOwnPassword", summary = "Give oneself another password")
    public Uni<Void> changePassword(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PasswordRequest.class)))
                    byte[] body,
            @Context RoutingContext request) {
        Caller caller = callers.current();
        PasswordRequest asked = ApiJson.read(body, PasswordRequest.class);
        if (asked.current() == null) {
            throw new RefusedException(400, "\"current\" is missing");
        }
        return passwords
                .isOf(caller, asked.current(), request.request())
                .invoke(right -> require(right, 403, "that is not the current password"))
                .chain(() -> UserResource.refusing(() -> passwords.change(caller.number(), asked.password())))
                .invoke(changed -> require(changed, 409, "the password is not kept here"))
                .replaceWithVoid();
    }

    private static void require(boolean is, int status, String otherwise) {
        if (!is) {
            throw new RefusedException(status, otherwise);
        }
    }
}
