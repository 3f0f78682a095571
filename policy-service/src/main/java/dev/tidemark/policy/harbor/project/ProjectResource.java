package dev.tidemark.policy.harbor.project;

import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.catalogue.FindProject;
import dev.tidemark.policy.catalogue.ListRepositories;
import dev.tidemark.policy.catalogue.Repositories;
import dev.tidemark.policy.error.ForbiddenException;
import dev.tidemark.policy.filter.Filter;
import dev.tidemark.policy.harbor.HarborCreated;
import dev.tidemark.policy.harbor.HarborErrorForm;
import dev.tidemark.policy.harbor.HarborJson;
import dev.tidemark.policy.harbor.HarborList;
import dev.tidemark.policy.harbor.HarborPage;
import dev.tidemark.policy.harbor.HarborRefusals;
import dev.tidemark.policy.project.ChangeProject;
import dev.tidemark.policy.project.CreateProject;
import dev.tidemark.policy.project.DeleteProject;
import dev.tidemark.policy.project.Project;
import dev.tidemark.policy.project.ProjectExistsException;
import dev.tidemark.policy.registry.Registries;
import dev.tidemark.policy.security.Admin;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Callers;
import dev.tidemark.policy.security.Permission;
import dev.tidemark.policy.user.Accounts;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
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
import java.util.Set;

/** Harbor's projects: where clients find the number that a policy's scope refers to, and the policy's own. */
@Path(HarborErrorForm.ROOT + "/projects")
class ProjectResource {

    private static final String NOT_EMPTY = "the project contains repositories, can not be deleted";

    private final Registries registries;
    private final FindProject findProject;
    private final ProjectLookup lookup;
    private final Repositories repositories;
    private final ListRepositories listRepositories;
    private final CreateProject createProject;
    private final ChangeProject changeProject;
    private final DeleteProject deleteProject;
    private final Accounts accounts;
    private final Callers callers;

    ProjectResource(
            Registries registries,
            FindProject findProject,
            ProjectLookup lookup,
            Repositories repositories,
            ListRepositories listRepositories,
            CreateProject createProject,
            ChangeProject changeProject,
            DeleteProject deleteProject,
            Accounts accounts,
            Callers callers) {
        this.registries = registries;
        this.findProject = findProject;
        this.lookup = lookup;
        this.repositories = repositories;
        this.listRepositories = listRepositories;
        this.createProject = createProject;
        this.changeProject = changeProject;
        this.deleteProject = deleteProject;
        this.accounts = accounts;
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
        if (caller.isRobot()) {
            throw new ForbiddenException("forbidden: a robot cannot create projects");
        }
        if (caller.isSystemAdmin()) {
            return createProject.named(caller.number(), registries.ofHarbor(), name, request.traits());
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
            @BeanParam HarborProjects asked,
            @QueryParam("page") String page,
            @QueryParam("page_size") String pageSize,
            @Context RoutingContext request) {
        HarborPage part = HarborPage.ofShared(page, pageSize);
        Caller caller = callers.current();
        RegistryName registry = registries.ofHarbor();
        Set<ProjectName> among = caller.mayEverywhere(Permission.READ_PROJECT, registry)
                ? null
                : caller.projectsWhereMay(Permission.READ_PROJECT, registry);
        return findProject
                .listed(registry, among, asked.filter(), part.offset(), part.limit())
                .chain(found -> described(found.items(), caller).map(items -> {
                    List<HarborProject> told = asked.isDetailed()
                            ? items
                            : items.stream().map(HarborProject::brief).toList();
                    return HarborList.of(told, found.total(), part, request);
                }));
    }

    private Uni<List<HarborProject>> described(List<Project> some, Caller caller) {
        return Uni.combine()
                .all()
                .unis(
                        repositories.counts(some.stream().map(Project::id).toList()),
                        accounts.names(some.stream().map(Project::owner).toList()))
                .asTuple()
                .map(told -> some.stream()
                        .map(project -> HarborProject.of(
                                project,
                                told.getItem1().getOrDefault(project.id(), 0L),
                                told.getItem2().getOrDefault(project.owner(), Admin.NAME),
                                caller))
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
    public Uni<String> get(@PathParam("project") String nameOrId, @HeaderParam(ProjectLookup.IS_NAME) boolean isName) {
        Caller caller = callers.current();
        return lookup.find(nameOrId, isName, caller, Permission.READ_PROJECT)
                .chain(project -> described(List.of(project), caller))
                .map(projects -> HarborJson.write(projects.get(0)));
    }

    @PUT
    @Path("/{project}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> update(
            @PathParam("project") String nameOrId, @HeaderParam(ProjectLookup.IS_NAME) boolean isName, byte[] body) {
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
            @PathParam("project") String nameOrId, @HeaderParam(ProjectLookup.IS_NAME) boolean isName) {
        Caller caller = callers.current();
        return lookup.find(nameOrId, isName, caller, Permission.ADMINISTER_PROJECT)
                .call(this::requireEmpty)
                .chain(project -> deleteProject.delete(registries.ofHarbor(), project.id(), caller.name()))
                .replaceWith(() -> Response.ok().build());
    }

    /** What was pushed a moment ago counts, and what a client has just emptied does not. */
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
        return listRepositories.of(project, Filter.all(), 0, 1).map(Repositories.Page::total);
    }

    @GET
    @Path("/{project}/_deletable")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> deletable(
            @PathParam("project") String nameOrId, @HeaderParam(ProjectLookup.IS_NAME) boolean isName) {
        return lookup.find(nameOrId, isName, callers.current(), Permission.ADMINISTER_PROJECT)
                .chain(this::count)
                .map(count -> count == 0 ? Map.of("deletable", true) : Map.of("message", NOT_EMPTY))
                .map(HarborJson::write);
    }

    @GET
    @Path("/{project}/summary")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> summary(
            @PathParam("project") String nameOrId, @HeaderParam(ProjectLookup.IS_NAME) boolean isName) {
        return lookup.find(nameOrId, isName, callers.current(), Permission.READ_PROJECT)
                .chain(this::count)
                .map(count -> Map.of("repo_count", count))
                .map(HarborJson::write);
    }
}
