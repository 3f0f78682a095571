package dev.tidemark.executor.gateway;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.executor.registry.Registries;
import dev.tidemark.executor.registry.RegistryException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Whether a registry answers. */
@Path("/registries/{registry}/health")
class HealthResource {

    private final Registries registries;

    HealthResource(Registries registries) {
        this.registries = registries;
    }

    /** @param detail why not; null where it does */
    record Health(boolean answers, String detail) {}

    @GET
    public Health health(@PathParam("registry") String registry) {
        try {
            registries.reader(new RegistryName(registry)).ping();
            return new Health(true, null);
        } catch (RegistryException e) {
            return new Health(false, e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage());
        }
    }
}
