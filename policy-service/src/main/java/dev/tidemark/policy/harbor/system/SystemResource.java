package dev.tidemark.policy.harbor.system;

import dev.tidemark.policy.harbor.HarborErrorForm;
import dev.tidemark.policy.harbor.HarborJson;
import dev.tidemark.policy.security.Callers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What Harbor's clients ask before they begin. */
@Path(HarborErrorForm.ROOT)
class SystemResource {

    private final Callers callers;

    SystemResource(Callers callers) {
        this.callers = callers;
    }

    @GET
    @Path("/ping")
    @Produces(MediaType.TEXT_PLAIN)
    public String ping() {
        return "Pong";
    }

    /** Whoever gets here is answered by something healthy; what ails it is told by {@code /health}. */
    @GET
    @Path("/health")
    @Produces(MediaType.APPLICATION_JSON)
    public String health() {
        return HarborJson.write(
                Map.of("status", "healthy", "components", List.of(Map.of("name", "core", "status", "healthy"))));
    }

    @GET
    @Path("/systeminfo")
    @Produces(MediaType.APPLICATION_JSON)
    public String systemInfo() {
        Map<String, Object> info = new TreeMap<>(Map.of("auth_mode", "db_auth", "self_registration", false));
        // Strangers are told what they need to log in, and not what runs here.
        callers.ifKnown().ifPresent(caller -> {
            // Clients choose what they may use by it; this is the line whose retention API is spoken.
            info.put("harbor_version", "v2.15.2");
            info.put("read_only", false);
        });
        return HarborJson.write(info);
    }
}
