package dev.tidemark.policy.api.registry;

import dev.tidemark.policy.api.Answers;
import dev.tidemark.policy.api.ApiWriting;
import dev.tidemark.policy.api.PageOf;
import dev.tidemark.policy.security.Callers;
import io.quarkus.resteasy.reactive.jackson.CustomSerialization;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The configured registries. */
@Path("/api/v1/registries")
@Tag(name = "registries")
@CustomSerialization(ApiWriting.class)
class RegistryResource {

    private final ReadRegistries registries;
    private final Callers callers;

    RegistryResource(ReadRegistries registries, Callers callers) {
        this.registries = registries;
        this.callers = callers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listRegistries", summary = "List the registries that are configured, by name")
    public Uni<PageOf<RegistryResponse>> list() {
        return Answers.of(registries::all);
    }

    @GET
    @Path("/{registry}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "readRegistry", summary = "Read a registry")
    public Uni<RegistryResponse> get(@PathParam("registry") String registry) {
        return Answers.of(() -> registries.one(registry));
    }

    @GET
    @Path("/{registry}/health")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "readRegistryHealth", summary = "Ask a registry whether it answers")
    public Uni<RegistryHealth> health(@PathParam("registry") String registry) {
        return Answers.of(() -> registries.health(registry));
    }

    @PUT
    @Path("/{registry}/pause")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "pauseRegistry",
            summary = "The emergency brake: let nothing be deleted in the registry",
            description =
                    "It takes effect between two deletions, and lasts over every restart until the registry is resumed. Executions that run keep everything. Only for system administrators.")
    public Uni<RegistryResponse> pause(@PathParam("registry") String registry) {
        var caller = callers.current();
        return Answers.of(() -> registries.pause(registry, caller));
    }

    @DELETE
    @Path("/{registry}/pause")
    @Operation(
            operationId = "resumeRegistry",
            summary = "Let deletions go on in the registry",
            description = "Only for system administrators.")
    @APIResponse(responseCode = "204", description = "It is not paused.")
    public Uni<Void> resume(@PathParam("registry") String registry) {
        var caller = callers.current();
        return Answers.of(() -> registries.resume(registry, caller));
    }
}
