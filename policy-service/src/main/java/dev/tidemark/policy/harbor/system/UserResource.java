package dev.tidemark.policy.harbor.system;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tidemark.policy.error.RefusedException;
import dev.tidemark.policy.filter.Column;
import dev.tidemark.policy.filter.Condition;
import dev.tidemark.policy.filter.Filter;
import dev.tidemark.policy.harbor.HarborCreated;
import dev.tidemark.policy.harbor.HarborErrorForm;
import dev.tidemark.policy.harbor.HarborJson;
import dev.tidemark.policy.harbor.HarborList;
import dev.tidemark.policy.harbor.HarborNumber;
import dev.tidemark.policy.harbor.HarborPage;
import dev.tidemark.policy.harbor.HarborQuery;
import dev.tidemark.policy.harbor.HarborRefusals;
import dev.tidemark.policy.password.Passwords;
import dev.tidemark.policy.password.UnacceptableException;
import dev.tidemark.policy.password.UserExistsException;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Callers;
import dev.tidemark.policy.user.Account;
import dev.tidemark.policy.user.Accounts;
import dev.tidemark.policy.user.Accounts.Profile;
import dev.tidemark.policy.user.ConfiguredUsers;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Harbor's users. */
@Path(HarborErrorForm.ROOT + "/users")
class UserResource {

    private static final Map<String, Column<Account>> FIELDS = Map.of(
            "user_id", Accounts.NUMBER,
            "username", Accounts.NAME,
            "realname", Accounts.REAL_NAME,
            "email", Accounts.EMAIL,
            "creation_time", Accounts.CREATED_AT,
            "update_time", Accounts.UPDATED_AT);

    private final Accounts accounts;
    private final Passwords passwords;
    private final ConfiguredUsers configured;
    private final Callers callers;

    UserResource(Accounts accounts, Passwords passwords, ConfiguredUsers configured, Callers callers) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.configured = configured;
        this.callers = callers;
    }

    /** The body that asks for a user, or says something else of one. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Request(
            String username,
            String email,
            String realname,
            String password,
            String comment,
            @JsonProperty("sysadmin_flag") boolean isSystemAdmin) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Request[username=" + username + "]";
        }
    }

    /** The body that makes somebody a system administrator, or not one any more. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record SystemAdmin(@JsonProperty("sysadmin_flag") boolean flag) {}

    /** The body that changes a password. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Password(@JsonProperty("old_password") String before, @JsonProperty("new_password") String after) {

        /** Without what it is about. */
        @Override
        public String toString() {
            return "Password[]";
        }
    }

    /**
     * Harbor forgets {@code sysadmin_flag} here, and Terraform's provider, which sends it, has to be run once more to make somebody a system
     * administrator. Whoever may create users may do that too.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> create(byte[] body) {
        callers.current().requireSystemAdmin();
        Request request = HarborJson.read(body, Request.class, "userReq");
        return Uni.createFrom()
                .deferred(() -> passwords.createUser(
                        request.username(),
                        request.password(),
                        request.isSystemAdmin(),
                        new Profile(request.realname(), request.email(), request.comment())))
                .onFailure(UnacceptableException.class)
                .transform(e -> HarborRefusals.badRequest(e.getMessage()))
                .onFailure(UserExistsException.class)
                .transform(e -> HarborRefusals.conflict("user " + request.username() + " already exists"))
                .map(created -> HarborCreated.at("/users/" + created.number()));
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> list(
            @QueryParam("q") String query,
            @QueryParam("sort") String sort,
            @QueryParam("page") String page,
            @QueryParam("page_size") String pageSize,
            @Context RoutingContext request) {
        callers.current().requireSystemAdmin();
        HarborPage asked = HarborPage.ofShared(page, pageSize);
        return accounts.listed(HarborQuery.of(query, sort).filter(FIELDS), asked.offset(), asked.limit())
                .map(found ->
                        HarborList.of(found.items().stream().map(this::user).toList(), found.total(), asked, request));
    }

    @GET
    @Path("/current")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> current() {
        Caller caller = callers.current();
        if (caller.isRobot()) {
            throw HarborRefusals.precondition("get current user not available for security context: robot");
        }
        return accounts.numbered(caller.number())
                .map(found -> found.map(account -> HarborUser.of(account, caller.isSystemAdmin()))
                        .orElseGet(() -> HarborUser.of(caller)))
                .map(HarborJson::write);
    }

    /** For whoever is to make somebody a member: names and numbers, and nothing else. */
    @GET
    @Path("/search")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> search(
            @QueryParam("username") String username,
            @QueryParam("page") String page,
            @QueryParam("page_size") String pageSize,
            @Context RoutingContext request) {
        if (username == null || username.isEmpty()) {
            throw HarborJson.unprocessable("username in query is required");
        }
        HarborPage asked = HarborPage.ofShared(page, pageSize);
        Filter<Column<Account>> named =
                Filter.<Column<Account>>all().but(Accounts.NAME, new Condition.Contains(username));
        return accounts.listed(named, asked.offset(), asked.limit())
                .map(found -> HarborList.of(
                        found.items().stream().map(UserResource::brief).toList(), found.total(), asked, request));
    }

    private static Map<String, Object> brief(Account account) {
        return new TreeMap<>(Map.of("user_id", account.number(), "username", account.name()));
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> get(@PathParam("id") String idInPath) {
        int id = number(idInPath);
        requireSelfOrAdmin(callers.current(), id);
        return found(id).map(this::user).map(HarborJson::write);
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> update(@PathParam("id") String idInPath, byte[] body) {
        int id = number(idInPath);
        requireSelfOrAdmin(callers.current(), id);
        Request request = HarborJson.read(body, Request.class, "profile");
        return found(id)
                .chain(() ->
                        accounts.changeProfile(id, new Profile(request.realname(), request.email(), request.comment())))
                .replaceWith(() -> Response.ok().build());
    }

    @DELETE
    @Path("/{id}")
    public Uni<Response> delete(@PathParam("id") String idInPath) {
        int id = number(idInPath);
        Caller caller = callers.current();
        caller.requireSystemAdmin();
        if (id == caller.number()) {
            throw forbidden("User with ID " + id + " cannot be deleted");
        }
        return found(id)
                .chain(() -> accounts.delete(id))
                .invoke(deleted -> require(deleted, "User with ID " + id + " cannot be deleted"))
                .replaceWith(() -> Response.ok().build());
    }

    @PUT
    @Path("/{id}/sysadmin")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> changeAdmin(@PathParam("id") String idInPath, byte[] body) {
        int id = number(idInPath);
        callers.current().requireSystemAdmin();
        SystemAdmin asked = HarborJson.read(body, SystemAdmin.class, "sysadmin_flag");
        return found(id)
                .chain(() -> accounts.changeAdmin(id, asked.flag()))
                .invoke(changed -> require(changed, "what user " + id + " may do is configured"))
                .replaceWith(() -> Response.ok().build());
    }

    @PUT
    @Path("/{id}/password")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> changePassword(
            @PathParam("id") String idInPath, byte[] body, @Context RoutingContext request) {
        int id = number(idInPath);
        Caller caller = callers.current();
        requireSelfOrAdmin(caller, id);
        Password asked = HarborJson.read(body, Password.class, "password");
        return found(id)
                .call(() -> id == caller.number()
                        ? requireCurrent(caller, asked, request)
                        : Uni.createFrom().voidItem())
                .chain(() -> passwords.change(id, asked.after()))
                .invoke(changed -> require(changed, "the password of user " + id + " is not kept here"))
                .onFailure(UnacceptableException.class)
                .transform(e -> HarborRefusals.badRequest(e.getMessage()))
                .replaceWith(() -> Response.ok().build());
    }

    private Uni<Void> requireCurrent(Caller caller, Password asked, RoutingContext request) {
        return passwords
                .isOf(caller, Objects.requireNonNullElse(asked.before(), ""), request.request())
                .invoke(right -> {
                    require(right, "Current password is incorrect");
                    if (asked.before().equals(asked.after())) {
                        throw HarborRefusals.badRequest("New password is identical to old password");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Account> found(int id) {
        return accounts.numbered(id)
                .map(found -> found.orElseThrow(() -> HarborRefusals.notFound("user " + id + " not found")));
    }

    private HarborUser user(Account account) {
        return HarborUser.of(account, configured.isSystemAdmin(account));
    }

    private static int number(String inPath) {
        return (int) Math.max(0, Math.min(HarborNumber.inPath("user_id", inPath), Integer.MAX_VALUE));
    }

    private static void requireSelfOrAdmin(Caller caller, int id) {
        if (caller.number() != id) {
            caller.requireSystemAdmin();
        }
    }

    private static void require(boolean is, String otherwise) {
        if (!is) {
            throw forbidden(otherwise);
        }
    }

    private static RefusedException forbidden(String cause) {
        return new RefusedException(403, "forbidden: " + cause);
    }
}
