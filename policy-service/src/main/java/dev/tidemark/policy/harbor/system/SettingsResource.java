package dev.tidemark.policy.harbor.system;

import dev.tidemark.policy.harbor.HarborErrorForm;
import dev.tidemark.policy.harbor.HarborJson;
import dev.tidemark.policy.harbor.HarborList;
import dev.tidemark.policy.harbor.HarborPage;
import dev.tidemark.policy.robot.Robot;
import dev.tidemark.policy.security.Callers;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What administrators of Harbor set, as far as its clients ask before they do something else. Nothing of it can be set here: there are no
 * quotas, and nothing is scanned for vulnerabilities.
 */
@Path(HarborErrorForm.ROOT)
class SettingsResource {

    private static final String CONFIGURATIONS = HarborJson.write(unchangeable(Map.of(
            "auth_mode",
            "db_auth",
            "project_creation_restriction",
            "everyone",
            // Terraform's provider looks for a project's quota only where there are some.
            "quota_per_project_enable",
            false,
            "read_only",
            false,
            "robot_name_prefix",
            Robot.PREFIX,
            "self_registration",
            false)));

    private final Callers callers;

    SettingsResource(Callers callers) {
        this.callers = callers;
    }

    private static Map<String, Object> unchangeable(Map<String, Object> values) {
        Map<String, Object> all = new TreeMap<>();
        values.forEach((name, value) -> all.put(name, Map.of("value", value, "editable", false)));
        return all;
    }

    @GET
    @Path("/configurations")
    @Produces(MediaType.APPLICATION_JSON)
    public String configurations() {
        callers.current().requireSystemAdmin();
        return CONFIGURATIONS;
    }

    @GET
    @Path("/quotas")
    @Produces(MediaType.APPLICATION_JSON)
    public Response quotas(
            @QueryParam("page") String page,
            @QueryParam("page_size") String pageSize,
            @Context RoutingContext request) {
        return none(page, pageSize, request);
    }

    @GET
    @Path("/scanners")
    @Produces(MediaType.APPLICATION_JSON)
    public Response scanners(
            @QueryParam("page") String page,
            @QueryParam("page_size") String pageSize,
            @Context RoutingContext request) {
        return none(page, pageSize, request);
    }

    private Response none(String page, String pageSize, RoutingContext request) {
        callers.current().requireSystemAdmin();
        return HarborList.of(List.of(), 0, HarborPage.ofShared(page, pageSize), request);
    }
}
