package dev.tidemark.policy.harbor;

import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.catalogue.FindProject;
import dev.tidemark.policy.catalogue.Repositories;
import dev.tidemark.policy.project.ChangeProject;
import dev.tidemark.policy.project.CreateProject;
import dev.tidemark.policy.project.DeleteProject;
import dev.tidemark.policy.project.Project;
import dev.tidemark.policy.project.ProjectExistsException;
import dev.tidemark.policy.project.Projects;
import dev.tidemark.policy.registry.Registries;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Callers;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
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
import java.util.List;
import java.util.Map;

/** Harbor's projects: where clients find the number that a policy's scope refers to, and the policy's own. */
@Path(HarborErrorForm.ROOT + "/projects")
class ProjectResource {

    private static final String NOT_EMPTY = "the project contains repositories, can not be deleted";

    private final Registries registries;
    private final FindProject findProject;
    private final ProjectLookup lookup;
    private final Repositories repositories;
    private final CreateProject createProject;
    private final ChangeProject changeProject;
    private final DeleteProject deleteProject;
    private final Callers callers;

    ProjectResource(
            Registries registries,
            FindProject findProject,
            ProjectLookup lookup,
            Repositories repositories,
            CreateProject createProject,
            ChangeProject changeProject,
            DeleteProject deleteProject,
            Callers callers) {
        this.registries = registries;
        this.findProject = findProject;
        this.lookup = lookup;
        this.repositories = repositories;
        this.createProject = createProject;
        this.changeProject = changeProject;
        this.deleteProject = deleteProject;
        this.callers = callers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> create(byte[] body, @HeaderParam("X-Resource-Name-In-Location") boolean nameInLocation) {
        ProjectRequest request = HarborJson.read(body, ProjectRequest.class, "project");
        ProjectName name = ProjectLookup.name(request.name())
                .orElseThrow(() -> HarborRefusals.badRequest(
                        "project name is not in lower case or contains illegal characters, or is too long"));
        return create(name, request, callers.current())
                .onFailure(ProjectExistsException.class)
                .transform(e -> HarborRefusals.conflict("The project named " + name + " already exists"))
                .map(project -> HarborCreated.at("/projects/" + (nameInLocation ? project.name() : project.id())));
    }

    /** Everybody may create one, and administers it then; what is in the registry already, only a system administrator takes over. */
    private Uni<Project> create(ProjectName name, ProjectRequest request, Caller caller) {
        if (caller.isSystemAdmin()) {
            return createProject.named(registries.ofHarbor(), name, request.traits());
        }
        return lookup.isThere(name)
                .invoke(isThere -> {
                    if (isThere) {
                        throw new ProjectExistsException(name);
                    }
                })
                .chain(() -> createProject.ownedBy(caller.number(), registries.ofHarbor(), name, request.traits()));
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> list(
            @QueryParam("name") String name,
            @QueryParam("page") String page,
            @QueryParam("page_size") String pageSize,
            @Context RoutingContext request) {
        HarborPage asked = HarborPage.ofShared(page, pageSize);
        Caller caller = callers.current();
        return some(name == null ? "" : name, asked, caller).chain(found -> counted(found.items(), caller)
                .map(items -> HarborList.of(items, found.total(), asked, request)));
    }

    private Uni<Projects.Page> some(String text, HarborPage asked, Caller caller) {
        RegistryName registry = registries.ofHarbor();
        return caller.isSystemAdmin()
                ? findProject.containing(registry, text, asked.index(), asked.limit())
                : findProject.containing(
                        registry,
                        text,
                        caller.projectsWhereMay(Permission.READ_PROJECT, registry),
                        asked.index(),
                        asked.limit());
    }

    private Uni<List<HarborProject>> counted(List<Project> some, Caller caller) {
        return repositories.counts(some.stream().map(Project::id).toList()).map(counts -> some.stream()
                .map(project -> HarborProject.of(project, counts.getOrDefault(project.id(), 0L), caller))
                .toList());
    }

    @HEAD
    public Uni<Response> head(@QueryParam("project_name") String name) {
        if (name == null || name.isEmpty()) {
            throw HarborJson.unprocessable("project_name in query is required");
        }
        return lookup.byName(name).replaceWith(() -> Response.ok().build());
    }

    @GET
    @Path("/{project}")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> get(@PathParam("project") String nameOrId, @HeaderParam("X-Is-Resource-Name") boolean isName) {
        Caller caller = callers.current();
        return lookup.find(nameOrId, isName, caller, Permission.READ_PROJECT)
                .chain(project -> counted(List.of(project), caller))
                .map(projects -> HarborJson.write(projects.get(0)));
    }

    @PUT
    @Path("/{project}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> update(
            @PathParam("project") String nameOrId, @HeaderParam("X-Is-Resource-Name") boolean isName, byte[] body) {
        ProjectRequest request = HarborJson.read(body, ProjectRequest.class, "project");
        return lookup.find(nameOrId, isName, callers.current(), Permission.ADMINISTER_PROJECT)
                .invoke(request::requireWhatIsOf)
                .chain(project -> changeProject.traits(registries.ofHarbor(), project.id(), request::change))
                .replaceWith(() -> Response.ok().build());
    }

    /** As Harbor has it, because its clients delete repositories first, and rely on being told of those they forgot. */
    @DELETE
    @Path("/{project}")
    public Uni<Response> delete(
            @PathParam("project") String nameOrId, @HeaderParam("X-Is-Resource-Name") boolean isName) {
        Caller caller = callers.current();
        return lookup.find(nameOrId, isName, caller, Permission.ADMINISTER_PROJECT)
                .call(this::requireEmpty)
                .chain(project -> deleteProject.delete(registries.ofHarbor(), project.id(), caller.name()))
                .replaceWith(() -> Response.ok().build());
    }

    /** By what is known: a registry may go on listing what a client has just emptied. */
    private Uni<Void> requireEmpty(Project project) {
        return count(project)
                .invoke(count -> {
                    if (count > 0) {
                        throw HarborRefusals.precondition(NOT_EMPTY);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Long> count(Project project) {
        return repositories.counts(List.of(project.id())).map(counts -> counts.getOrDefault(project.id(), 0L));
    }

    @GET
    @Path("/{project}/_deletable")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> deletable(
            @PathParam("project") String nameOrId, @HeaderParam("X-Is-Resource-Name") boolean isName) {
        return lookup.find(nameOrId, isName, callers.current(), Permission.ADMINISTER_PROJECT)
                .chain(this::count)
                .map(count -> count == 0 ? Map.of("deletable", true) : Map.of("message", NOT_EMPTY))
                .map(HarborJson::write);
    }

    @GET
    @Path("/{project}/summary")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> summary(
            @PathParam("project") String nameOrId, @HeaderParam("X-Is-Resource-Name") boolean isName) {
        return lookup.find(nameOrId, isName, callers.current(), Permission.READ_PROJECT)
                .chain(this::count)
                .map(count -> Map.of("repo_count", count))
                .map(HarborJson::write);
    }
}
