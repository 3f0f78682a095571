package dev.tidemark.policy.api;

import dev.tidemark.contracts.execution.Named;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.policy.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What a registry holds, to be deleted by name. Slashes in a repository's name come encoded. */
@Path("/api/v1/registries/{registry}/repositories/{repository}")
@org.eclipse.microprofile.openapi.annotations.tags.Tag(name = "registries")
class DeletionResource {

    private final NamedDeletion deletion;
    private final Callers callers;

    DeletionResource(NamedDeletion deletion, Callers callers) {
        this.deletion = deletion;
        this.callers = callers;
    }

    @DELETE
    @Operation(operationId = "deleteRepository", summary = "Delete all there is in a repository, past any policy")
    @APIResponse(responseCode = "204", description = "It is gone.")
    public Uni<Void> repository(@PathParam("registry") String registry, @PathParam("repository") String repository) {
        return deletion.of(registry, repository, Named::all, callers.current());
    }

    @DELETE
    @Path("/tags/{tag}")
    @Operation(operationId = "deleteTag", summary = "Delete a tag, past any policy")
    @APIResponse(responseCode = "204", description = "It is gone.")
    public Uni<Void> tag(
            @PathParam("registry") String registry,
            @PathParam("repository") String repository,
            @PathParam("tag") String tag) {
        return deletion.of(registry, repository, () -> Named.tags(List.of(new Tag(tag))), callers.current());
    }

    @DELETE
    @Path("/artifacts/{digest}")
    @Operation(operationId = "deleteArtifact", summary = "Delete an artifact with all its tags, past any policy")
    @APIResponse(responseCode = "204", description = "It is gone.")
    public Uni<Void> artifact(
            @PathParam("registry") String registry,
            @PathParam("repository") String repository,
            @PathParam("digest") String digest) {
        return deletion.of(registry, repository, () -> Named.digests(List.of(new Digest(digest))), callers.current());
    }
}
