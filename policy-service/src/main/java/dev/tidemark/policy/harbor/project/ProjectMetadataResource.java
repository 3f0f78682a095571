package dev.tidemark.policy.harbor.project;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.policy.harbor.HarborErrorForm;
import dev.tidemark.policy.harbor.HarborJson;
import dev.tidemark.policy.harbor.HarborRefusals;
import dev.tidemark.policy.project.ChangeProject;
import dev.tidemark.policy.project.DeleteProject;
import dev.tidemark.policy.project.Project;
import dev.tidemark.policy.project.ProjectTraits;
import dev.tidemark.policy.registry.Registries;
import dev.tidemark.policy.security.Callers;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What is said of a project, one text at a time. */
@Path(HarborErrorForm.ROOT + "/projects/{project}/metadatas")
class ProjectMetadataResource {

    private final Registries registries;
    private final ProjectLookup lookup;
    private final ChangeProject changeProject;
    private final DeleteProject deleteProject;
    private final Callers callers;

    ProjectMetadataResource(
            Registries registries,
            ProjectLookup lookup,
            ChangeProject changeProject,
            DeleteProject deleteProject,
            Callers callers) {
        this.registries = registries;
        this.lookup = lookup;
        this.changeProject = changeProject;
        this.deleteProject = deleteProject;
        this.callers = callers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> all(@PathParam("project") String project, @HeaderParam(ProjectLookup.IS_NAME) boolean isName) {
        return lookup.find(project, isName, callers.current(), Permission.READ_PROJECT)
                .map(HarborMetadata::of)
                .map(HarborJson::write);
    }

    /** What was never said is an empty object. */
    @GET
    @Path("/{name}")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> one(
            @PathParam("project") String project,
            @PathParam("name") String name,
            @HeaderParam(ProjectLookup.IS_NAME) boolean isName) {
        return lookup.find(project, isName, callers.current(), Permission.READ_PROJECT)
                .map(HarborMetadata::of)
                .map(all -> all.containsKey(name) ? Map.of(name, all.get(name)) : Map.of())
                .map(HarborJson::write);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> add(
            @PathParam("project") String project, @HeaderParam(ProjectLookup.IS_NAME) boolean isName, byte[] body) {
        JsonNode said = HarborJson.read(body, JsonNode.class, "metadata");
        if (said.size() != 1) {
            throw HarborRefusals.badRequest("only allow one key/value pair");
        }
        String name = said.fieldNames().next();
        return change(project, isName, before -> {
            ProjectTraits after =
                    HarborMetadata.with(before, name, said.path(name).asText());
            if (HarborMetadata.has(before, name)) {
                throw HarborRefusals.conflict("the project has " + name + " already");
            }
            return after;
        });
    }

    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> change(
            @PathParam("project") String project,
            @PathParam("name") String name,
            @HeaderParam(ProjectLookup.IS_NAME) boolean isName,
            byte[] body) {
        String value =
                HarborJson.read(body, JsonNode.class, "metadata").path(name).asText();
        return change(project, isName, before -> HarborMetadata.with(before, name, value));
    }

    @DELETE
    @Path("/{name}")
    public Uni<Response> remove(
            @PathParam("project") String project,
            @PathParam("name") String name,
            @HeaderParam(ProjectLookup.IS_NAME) boolean isName) {
        return name.equals(HarborMetadata.RETENTION)
                ? forgetPolicy(project, isName)
                : change(project, isName, before -> HarborMetadata.without(before, name));
    }

    private Uni<Response> forgetPolicy(String project, boolean isName) {
        return lookup.find(project, isName, callers.current(), Permission.DELETE_RETENTION)
                .map(Project::id)
                .chain(id -> deleteProject.forgetPolicy(registries.ofHarbor(), id))
                .replaceWith(() -> Response.ok().build());
    }

    private Uni<Response> change(String project, boolean isName, UnaryOperator<ProjectTraits> change) {
        return lookup.find(project, isName, callers.current(), Permission.ADMINISTER_PROJECT)
                .map(Project::id)
                .chain(id -> changeProject.traits(registries.ofHarbor(), id, change))
                .replaceWith(() -> Response.ok().build());
    }
}
