package dev.tidemark.policy.gateway;

import dev.tidemark.policy.audit.ServiceToken;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** executor-service's gateway. */
@Path("/registries/{registry}")
@Produces(MediaType.APPLICATION_JSON)
@RegisterRestClient(configKey = "gateway")
@RegisterClientHeaders(ServiceToken.class)
interface GatewayApi {

    @GET
    @Path("/health")
    Uni<GatewayHealth> health(@PathParam("registry") String registry);

    @GET
    @Path("/repositories")
    Uni<GatewayPage> repositories(@PathParam("registry") String registry, @QueryParam("after") String after);

    @GET
    @Path("/projects/{project}/repositories")
    Uni<GatewayPage> newest(@PathParam("registry") String registry, @PathParam("project") String project);

    @GET
    @Path("/projects/{project}")
    Uni<Void> project(@PathParam("registry") String registry, @PathParam("project") String project);

    @GET
    @Path("/repository")
    Uni<Void> repository(@PathParam("registry") String registry, @QueryParam("name") String name);

    @GET
    @Path("/artifacts")
    Uni<GatewayArtifact.Listing> artifacts(
            @PathParam("registry") String registry, @QueryParam("repository") String repository);
}
