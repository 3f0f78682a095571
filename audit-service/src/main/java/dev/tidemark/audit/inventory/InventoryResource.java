package dev.tidemark.audit.inventory;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** What a repository was last known to hold, a line each: it may hold a million tags. */
@Path("/inventory/{registry}")
class InventoryResource {

    private final Inventory inventory;

    InventoryResource(Inventory inventory) {
        this.inventory = inventory;
    }

    @GET
    @Produces("application/x-ndjson")
    @RestStreamElementType("application/json")
    public Multi<InventoryLine> inventory(
            @PathParam("registry") String registry, @QueryParam("repository") String repository) {
        if (repository == null) {
            throw new BadRequestException("repository is missing");
        }
        try {
            return inventory.of(new RegistryName(registry), new RepositoryName(repository));
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage());
        }
    }
}
