package dev.tidemark.policy.harbor.project;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tidemark.policy.harbor.HarborCreated;
import dev.tidemark.policy.harbor.HarborErrorForm;
import dev.tidemark.policy.harbor.HarborJson;
import dev.tidemark.policy.harbor.HarborList;
import dev.tidemark.policy.harbor.HarborNumber;
import dev.tidemark.policy.harbor.HarborPage;
import dev.tidemark.policy.harbor.HarborRefusals;
import dev.tidemark.policy.project.Project;
import dev.tidemark.policy.security.Callers;
import dev.tidemark.policy.security.Permission;
import dev.tidemark.policy.security.Role;
import dev.tidemark.policy.user.Account;
import dev.tidemark.policy.user.Accounts;
import dev.tidemark.policy.user.Members;
import dev.tidemark.policy.user.StoredUsers;
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
import java.util.Objects;
import java.util.Optional;

/** The members of Harbor's projects. */
@Path(HarborErrorForm.ROOT + "/projects/{project}/members")
class MemberResource {

    private final ProjectLookup lookup;
    private final Members members;
    private final StoredUsers users;
    private final Accounts accounts;
    private final Callers callers;

    MemberResource(ProjectLookup lookup, Members members, StoredUsers users, Accounts accounts, Callers callers) {
        this.lookup = lookup;
        this.members = members;
        this.users = users;
        this.accounts = accounts;
        this.callers = callers;
    }

    /** The body that makes somebody a member, or another kind of one. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Request(@JsonProperty("role_id") int roleId, @JsonProperty("member_user") User user) {

        private Role role() {
            return HarborRole.of(roleId)
                    .orElseThrow(() -> HarborRefusals.badRequest("Failed to update role, unknown role id " + roleId));
        }
    }

    /** A user by number or name. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record User(@JsonProperty("user_id") int id, String username) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> create(
            @PathParam("project") String nameOrId, @HeaderParam(ProjectLookup.IS_NAME) boolean isName, byte[] body) {
        Uni<Project> permitted = find(nameOrId, isName, Permission.ADMINISTER_PROJECT);
        Request request = HarborJson.read(body, Request.class, "projectMember");
        Role role = request.role();
        return permitted.chain(
                project -> account(request.user()).chain(account -> members.add(project.id(), account.number(), role)
                        .map(added -> added.orElseThrow(
                                () -> HarborRefusals.conflict("project member " + account.name() + " already exists")))
                        .map(added -> HarborCreated.at("/projects/" + project.id() + "/members/" + added.number()))));
    }

    private Uni<Account> account(User user) {
        if (user == null
                || (user.id() <= 0
                        && (user.username() == null || user.username().isEmpty()))) {
            throw HarborRefusals.badRequest("member_user has to name a user, groups are not known here");
        }
        Uni<Optional<Account>> found = user.id() > 0 ? accounts.numbered(user.id()) : users.account(user.username());
        return found.map(account -> account.orElseThrow(() -> HarborRefusals.notFound("the user is not found")));
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> list(
            @PathParam("project") String nameOrId,
            @HeaderParam(ProjectLookup.IS_NAME) boolean isName,
            @QueryParam("entityname") String name,
            @QueryParam("page") String page,
            @QueryParam("page_size") String pageSize,
            @Context RoutingContext request) {
        HarborPage asked = HarborPage.ofShared(page, pageSize);
        String text = Objects.requireNonNullElse(name, "");
        return find(nameOrId, isName, Permission.READ_MEMBERS)
                .chain(project -> members.page(project.id(), text, asked.offset(), asked.limit())
                        .chain(found -> members.count(project.id(), text)
                                .map(total -> HarborList.of(
                                        found.stream().map(HarborMember::of).toList(), total, asked, request))));
    }

    @GET
    @Path("/{mid}")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> get(
            @PathParam("project") String nameOrId,
            @HeaderParam(ProjectLookup.IS_NAME) boolean isName,
            @PathParam("mid") String memberInPath) {
        int member = number(memberInPath);
        return find(nameOrId, isName, Permission.READ_MEMBERS)
                .chain(project -> members.numbered(project.id(), member))
                .map(found -> found.orElseThrow(() -> unknown(member)))
                .map(HarborMember::of)
                .map(HarborJson::write);
    }

    @PUT
    @Path("/{mid}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> update(
            @PathParam("project") String nameOrId,
            @HeaderParam(ProjectLookup.IS_NAME) boolean isName,
            @PathParam("mid") String memberInPath,
            byte[] body) {
        int member = number(memberInPath);
        Uni<Project> permitted = find(nameOrId, isName, Permission.ADMINISTER_PROJECT);
        Role role = HarborJson.read(body, Request.class, "role").role();
        return permitted
                .chain(project -> members.change(project.id(), member, role))
                .invoke(changed -> requireKnown(changed, member))
                .replaceWith(() -> Response.ok().build());
    }

    @DELETE
    @Path("/{mid}")
    public Uni<Response> delete(
            @PathParam("project") String nameOrId,
            @HeaderParam(ProjectLookup.IS_NAME) boolean isName,
            @PathParam("mid") String memberInPath) {
        int member = number(memberInPath);
        return find(nameOrId, isName, Permission.ADMINISTER_PROJECT)
                .chain(project -> members.remove(project.id(), member))
                .invoke(removed -> requireKnown(removed, member))
                .replaceWith(() -> Response.ok().build());
    }

    private Uni<Project> find(String nameOrId, boolean isName, Permission permission) {
        return lookup.find(nameOrId, isName, callers.current(), permission);
    }

    private static int number(String inPath) {
        return (int) Math.max(0, Math.min(HarborNumber.inPath("mid", inPath), Integer.MAX_VALUE));
    }

    private static void requireKnown(boolean known, int member) {
        if (!known) {
            throw unknown(member);
        }
    }

    private static RuntimeException unknown(int member) {
        return HarborRefusals.notFound("project member " + member + " not found");
    }
}
