package dev.tidemark.policy.access;

import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.api.ApiJson;
import dev.tidemark.policy.api.PageOf;
import dev.tidemark.policy.api.PageRequest;
import dev.tidemark.policy.api.PageToken;
import dev.tidemark.policy.catalogue.FindProject;
import dev.tidemark.policy.error.RefusedException;
import dev.tidemark.policy.gateway.GatewayUnavailableException;
import dev.tidemark.policy.project.Project;
import dev.tidemark.policy.registry.Registries;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Callers;
import dev.tidemark.policy.security.Permission;
import dev.tidemark.policy.security.Role;
import dev.tidemark.policy.user.Member;
import dev.tidemark.policy.user.Members;
import dev.tidemark.policy.user.StoredUsers;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who is what in a project. */
@Path("/api/v1/projects/{registry}/{project}/members")
@Tag(name = "access")
class MemberResource {

    private static final String LIST = "members";

    private final Registries registries;
    private final FindProject findProject;
    private final Members members;
    private final StoredUsers users;
    private final Callers callers;

    MemberResource(
            Registries registries, FindProject findProject, Members members, StoredUsers users, Callers callers) {
        this.registries = registries;
        this.findProject = findProject;
        this.members = members;
        this.users = users;
        this.callers = callers;
    }

    /** The body that says what somebody is. */
    record RoleRequest(
            @Schema(required = true, description = "limited-guest, guest, developer, maintainer or admin")
                    String role) {}

    /** A member on the wire. */
    record MemberResponse(int id, String user, String role) {

        static MemberResponse of(Member member) {
            return new MemberResponse(
                    member.number(), member.user(), member.role().word());
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listMembers", summary = "List who is what in a project")
    public Uni<PageOf<MemberResponse>> list(
            @PathParam("registry") String registry, @PathParam("project") String project, @BeanParam PageRequest page) {
        int size = page.size();
        long after = page.number(LIST).orElse(0L);
        return permitted(registry, project, Permission.READ_MEMBERS)
                .chain(found -> members.of(found.id(), "", after, size + 1))
                .map(found -> found.stream().map(MemberResponse::of).toList())
                .map(found -> PageOf.of(found, size, member -> PageToken.of(LIST, member.id())));
    }

    @GET
    @Path("/{user}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "readMember", summary = "Read what somebody is in a project")
    public Uni<MemberResponse> get(
            @PathParam("registry") String registry,
            @PathParam("project") String project,
            @PathParam("user") String user) {
        return permitted(registry, project, Permission.READ_MEMBERS)
                .chain(found -> member(found, user))
                .map(MemberResponse::of);
    }

    @PUT
    @Path("/{user}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putMember", summary = "Say what somebody is in a project")
    @APIResponse(
            responseCode = "200",
            description = "What they are now.",
            content = @Content(schema = @Schema(implementation = MemberResponse.class)))
    @APIResponse(
            responseCode = "201",
            description = "They are something there now.",
            content = @Content(schema = @Schema(implementation = MemberResponse.class)))
    public Uni<Response> put(
            @PathParam("registry") String registry,
            @PathParam("project") String project,
            @PathParam("user") String user,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RoleRequest.class)))
                    byte[] body) {
        Uni<Project> permitted = permitted(registry, project, Permission.ADMINISTER_PROJECT);
        String word = ApiJson.read(body, RoleRequest.class).role();
        Role role = Role.of(word == null ? "" : word)
                .orElseThrow(() -> new RefusedException(
                        422, "\"role\" has to be limited-guest, guest, developer, maintainer or admin"));
        return permitted.chain(found -> put(found.id(), user, role));
    }

    private Uni<Response> put(int project, String user, Role role) {
        return users.account(user)
                .map(account -> account.orElseThrow(() -> new RefusedException(404, "there is no user of that name")))
                .chain(account -> members.add(project, account.number(), role)
                        .chain(added -> added.isPresent()
                                ? Uni.createFrom().item(answer(201, added.get()))
                                : change(project, user, role)));
    }

    private Uni<Response> change(int project, String user, Role role) {
        return members.named(project, user)
                .map(found -> found.orElseThrow(() -> noMember()))
                .call(member -> members.change(project, member.number(), role))
                .map(member ->
                        answer(200, new Member(member.number(), project, member.account(), member.user(), role)));
    }

    @DELETE
    @Path("/{user}")
    @Operation(operationId = "deleteMember", summary = "Take somebody's role in a project away")
    public Uni<Void> delete(
            @PathParam("registry") String registry,
            @PathParam("project") String project,
            @PathParam("user") String user) {
        return permitted(registry, project, Permission.ADMINISTER_PROJECT)
                .chain(found -> member(found, user))
                .chain(member -> members.remove(member.project(), member.number()))
                .replaceWithVoid();
    }

    private Uni<Member> member(Project project, String user) {
        return members.named(project.id(), user).map(found -> found.orElseThrow(() -> noMember()));
    }

    /** The project; who may not is not told whether it is there. */
    private Uni<Project> permitted(String registry, String project, Permission permission) {
        Caller caller = callers.current();
        ProjectName name = name(project, caller, permission);
        RegistryName known = registries.find(registry).orElseThrow(() -> unknown(caller, permission));
        caller.require(permission, known, name);
        return findProject
                .named(known, name)
                .onFailure(GatewayUnavailableException.class)
                .transform(e -> new RefusedException(503, "the registry cannot be asked for the project at the moment"))
                .map(found -> found.orElseThrow(() -> unknown(caller, permission)));
    }

    private static ProjectName name(String project, Caller caller, Permission permission) {
        try {
            return new ProjectName(project);
        } catch (IllegalArgumentException e) {
            throw unknown(caller, permission);
        }
    }

    private static RuntimeException unknown(Caller caller, Permission permission) {
        return caller.isSystemAdmin()
                ? new RefusedException(404, "there is no such project")
                : caller.forbidden(permission);
    }

    private static RefusedException noMember() {
        return new RefusedException(404, "the project has no such member");
    }

    private static Response answer(int status, Member member) {
        return Response.status(status).entity(MemberResponse.of(member)).build();
    }
}
