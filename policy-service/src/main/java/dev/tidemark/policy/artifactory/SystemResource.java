package dev.tidemark.policy.artifactory;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** What Artifactory's clients ask before they begin. */
@Path(ArtifactoryErrorForm.ROOT + "/api/system")
class SystemResource {

    @GET
    @Path("/ping")
    @Produces(MediaType.TEXT_PLAIN)
    public String ping() {
        return "OK";
    }

    @GET
    @Path("/version")
    @Produces(MediaType.APPLICATION_JSON)
    public String version() {
        return ArtifactoryJson.write(Map.of(
                // Clients choose what they may use by it; all that is spoken here, 7.129 was the first to speak.
                "version", "7.129.0", "revision", "0", "addons", List.of()));
    }

    /** Clients tell who they are, and wait for nothing. Nobody keeps it. */
    @POST
    @Path("/usage")
    @Produces(MediaType.APPLICATION_JSON)
    public String usage() {
        return "{}";
    }
}
