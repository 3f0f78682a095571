package dev.tidemark.policy.access;

import dev.tidemark.policy.api.ApiJson;
import dev.tidemark.policy.api.PageOf;
import dev.tidemark.policy.api.PageRequest;
import dev.tidemark.policy.api.PageToken;
import dev.tidemark.policy.error.RefusedException;
import dev.tidemark.policy.password.Passwords;
import dev.tidemark.policy.password.UnacceptableException;
import dev.tidemark.policy.password.UserExistsException;
import dev.tidemark.policy.security.Callers;
import dev.tidemark.policy.user.Account;
import dev.tidemark.policy.user.Accounts;
import dev.tidemark.policy.user.ConfiguredUsers;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Users, for system administrators. */
@Path(UserResource.PATH)
@Tag(name = "access")
class UserResource {

    static final String PATH = "/api/v1/users";

    private static final String LIST = "users";

    private static final String NUMBER = "/{id: [1-9][0-9]{0,8}}";

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

    /** The body that asks for a user. */
    record UserRequest(
            @Schema(required = true) String name,
            @Schema(required = true) String password,
            boolean admin,
            String realName,
            String email,
            String comment) {

        Accounts.Profile profile() {
            return new Accounts.Profile(realName, email, comment);
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "UserRequest[name=" + name + "]";
        }
    }

    /** The body that says whether somebody may do everything. */
    record AdminRequest(@Schema(required = true) Boolean admin) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listUsers", summary = "List users, by number")
    public Uni<PageOf<UserResponse>> list(@QueryParam("name") String name, @BeanParam PageRequest page) {
        callers.current().requireSystemAdmin();
        int size = page.size();
        int after = (int) Math.min(page.number(LIST).orElse(0L), Integer.MAX_VALUE);
        return accounts.containing(Objects.requireNonNullElse(name, ""), after, size + 1)
                .map(found -> found.stream().map(this::response).toList())
                .map(found -> PageOf.of(found, size, user -> PageToken.of(LIST, user.id())));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createUser", summary = "Create a user")
    @APIResponse(
            responseCode = "201",
            description = "The user is there: Location says where.",
            content = @Content(schema = @Schema(implementation = UserResponse.class)))
    public Uni<Response> create(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = UserRequest.class)))
                    byte[] body) {
        callers.current().requireSystemAdmin();
        UserRequest request = ApiJson.read(body, UserRequest.class);
        return refusing(() ->
                        passwords.createUser(request.name(), request.password(), request.admin(), request.profile()))
                .map(created -> Response.status(201)
                        .header(HttpHeaders.LOCATION, PATH + "/" + created.number())
                        .entity(response(created))
                        .build());
    }

    @GET
    @Path(NUMBER)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "readUser", summary = "Read a user")
    public Uni<UserResponse> get(@PathParam("id") int id) {
        callers.current().requireSystemAdmin();
        return found(id).map(this::response);
    }

    @PUT
    @Path(NUMBER + "/password")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changePassword", summary = "Give a user another password")
    public Uni<Void> changePassword(
            @PathParam("id") int id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PasswordRequest.class)))
                    byte[] body) {
        callers.current().requireSystemAdmin();
        String password = ApiJson.read(body, PasswordRequest.class).password();
        return refusing(() -> found(id).chain(() -> passwords.change(id, password)))
                .invoke(changed -> requireOurs(changed, "the password", id))
                .replaceWithVoid();
    }

    @PUT
    @Path(NUMBER + "/admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeAdmin", summary = "Say whether a user may do everything")
    public Uni<Void> changeAdmin(
            @PathParam("id") int id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = AdminRequest.class)))
                    byte[] body) {
        callers.current().requireSystemAdmin();
        boolean admin = Optional.ofNullable(
                        ApiJson.read(body, AdminRequest.class).admin())
                .orElseThrow(() -> new RefusedException(400, "\"admin\" is missing"));
        return found(id)
                .chain(() -> accounts.changeAdmin(id, admin))
                .invoke(changed -> requireOurs(changed, "what they may do", id))
                .replaceWithVoid();
    }

    @DELETE
    @Path(NUMBER)
    @Operation(operationId = "deleteUser", summary = "Delete a user, with all tokens and roles")
    public Uni<Void> delete(@PathParam("id") int id) {
        callers.current().requireSystemAdmin();
        return found(id)
                .chain(() -> accounts.delete(id))
                .invoke(deleted -> requireOurs(deleted, "that they are there", id))
                .replaceWithVoid();
    }

    private Uni<Account> found(int id) {
        return accounts.numbered(id)
                .map(found -> found.orElseThrow(() -> new RefusedException(404, "there is no user " + id)));
    }

    private UserResponse response(Account account) {
        return UserResponse.of(account, configured.isSystemAdmin(account));
    }

    private static void requireOurs(boolean changed, String what, int id) {
        if (!changed) {
            throw new RefusedException(409, "of user " + id + " somebody else says " + what + ": see \"kind\"");
        }
    }

    /** The same, with what is wrong with a name or password said. */
    static <T> Uni<T> refusing(Supplier<Uni<T>> asked) {
        return Uni.createFrom()
                .deferred(asked::get)
                .onFailure(UnacceptableException.class)
                .transform(e -> new RefusedException(422, e.getMessage()))
                .onFailure(UserExistsException.class)
                .transform(e -> new RefusedException(409, e.getMessage()));
    }
}
