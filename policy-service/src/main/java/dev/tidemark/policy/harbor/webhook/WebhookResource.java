package dev.tidemark.policy.harbor.webhook;

import dev.tidemark.policy.harbor.HarborCreated;
import dev.tidemark.policy.harbor.HarborErrorForm;
import dev.tidemark.policy.harbor.HarborJson;
import dev.tidemark.policy.harbor.HarborList;
import dev.tidemark.policy.harbor.HarborNumber;
import dev.tidemark.policy.harbor.HarborPage;
import dev.tidemark.policy.harbor.HarborRefusals;
import dev.tidemark.policy.harbor.project.ProjectLookup;
import dev.tidemark.policy.project.Project;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Callers;
import dev.tidemark.policy.security.Permission;
import dev.tidemark.policy.webhook.WebhookExistsException;
import dev.tidemark.policy.webhook.Webhooks;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Who is to be told of a project: Harbor's webhook policies. */
@Path(HarborErrorForm.ROOT + "/projects/{project}/webhook")
class WebhookResource {

    private final ProjectLookup lookup;
    private final Webhooks webhooks;
    private final Callers callers;

    WebhookResource(ProjectLookup lookup, Webhooks webhooks, Callers callers) {
        this.lookup = lookup;
        this.webhooks = webhooks;
        this.callers = callers;
    }

    @GET
    @Path("/events")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> events(
            @PathParam("project") String project, @HeaderParam(ProjectLookup.IS_NAME) boolean isName) {
        return project(project, isName).replaceWith(HarborWebhook.SUPPORTED);
    }

    @GET
    @Path("/policies")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> list(
            @PathParam("project") String project,
            @HeaderParam(ProjectLookup.IS_NAME) boolean isName,
            @QueryParam("page") String page,
            @QueryParam("page_size") String pageSize,
            @Context RoutingContext request) {
        HarborPage asked = HarborPage.ofShared(page, pageSize);
        return project(project, isName)
                .chain(found -> webhooks.of(found.id(), asked.offset(), asked.limit()))
                .map(found -> HarborList.of(
                        found.items().stream().map(HarborWebhook::of).toList(), found.total(), asked, request));
    }

    @POST
    @Path("/policies")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> create(
            @PathParam("project") String project, @HeaderParam(ProjectLookup.IS_NAME) boolean isName, byte[] body) {
        Caller caller = callers.current();
        HarborWebhook webhook = HarborJson.read(body, HarborWebhook.class, "policy");
        return project(project, isName)
                .chain(found -> webhooks.create(found.id(), webhook.draft(), caller.name()))
                .onFailure(WebhookExistsException.class)
                .transform(e -> taken(webhook))
                .map(id -> HarborCreated.at("/projects/" + project + "/webhook/policies/" + id));
    }

    private static RuntimeException taken(HarborWebhook webhook) {
        return HarborRefusals.conflict("notification policy named " + webhook.name() + " already exists");
    }

    @GET
    @Path("/policies/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> get(
            @PathParam("project") String project,
            @PathParam("id") String idInPath,
            @HeaderParam(ProjectLookup.IS_NAME) boolean isName) {
        long id = HarborNumber.inPath("webhook_policy_id", idInPath);
        return project(project, isName)
                .chain(found ->
                        webhooks.get(found.id(), id).map(webhook -> webhook.orElseThrow(() -> unknown(found, id))))
                .map(HarborWebhook::of)
                .map(HarborJson::write);
    }

    @PUT
    @Path("/policies/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> change(
            @PathParam("project") String project,
            @PathParam("id") String idInPath,
            @HeaderParam(ProjectLookup.IS_NAME) boolean isName,
            byte[] body) {
        long id = HarborNumber.inPath("webhook_policy_id", idInPath);
        HarborWebhook webhook = HarborJson.read(body, HarborWebhook.class, "policy");
        return project(project, isName)
                .chain(found -> webhooks.change(found.id(), id, webhook.draft()).map(there -> done(there, found, id)))
                .onFailure(WebhookExistsException.class)
                .transform(e -> taken(webhook));
    }

    @DELETE
    @Path("/policies/{id}")
    public Uni<Response> delete(
            @PathParam("project") String project,
            @PathParam("id") String idInPath,
            @HeaderParam(ProjectLookup.IS_NAME) boolean isName) {
        long id = HarborNumber.inPath("webhook_policy_id", idInPath);
        return project(project, isName)
                .chain(found -> webhooks.delete(found.id(), id).map(there -> done(there, found, id)));
    }

    private static Response done(boolean there, Project project, long id) {
        if (!there) {
            throw unknown(project, id);
        }
        return Response.ok().build();
    }

    private static RuntimeException unknown(Project project, long id) {
        return HarborRefusals.notFound("project id:" + project.id() + ", webhook policy id: " + id + " not found");
    }

    /** In Harbor only who administers a project has to do with its webhooks, which hold the keys to their receivers. */
    private Uni<Project> project(String nameOrId, boolean isName) {
        return lookup.find(nameOrId, isName, callers.current(), Permission.ADMINISTER_PROJECT);
    }
}
