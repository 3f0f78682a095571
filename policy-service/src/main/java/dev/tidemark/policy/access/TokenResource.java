package dev.tidemark.policy.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tidemark.policy.api.ApiJson;
import dev.tidemark.policy.api.PageOf;
import dev.tidemark.policy.api.PageRequest;
import dev.tidemark.policy.api.PageToken;
import dev.tidemark.policy.error.RefusedException;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Callers;
import dev.tidemark.policy.token.AccessToken;
import dev.tidemark.policy.token.AccessTokens;
import dev.tidemark.policy.token.TokenTakenException;
import dev.tidemark.policy.user.Account;
import dev.tidemark.policy.user.Accounts;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Access tokens: everybody's own, and to a system administrator anybody's. */
@Path(TokenResource.PATH)
@Tag(name = "access")
class TokenResource {

    static final String PATH = "/api/v1/tokens";

    private static final String LIST = "tokens";

    private static final Pattern NAME = Pattern.compile("\\P{Cntrl}{1,128}");

    private final AccessTokens tokens;
    private final Accounts accounts;
    private final Callers callers;

    TokenResource(AccessTokens tokens, Accounts accounts, Callers callers) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.callers = callers;
    }

    /** The body that asks for a token. */
    record TokenRequest(@Schema(required = true) String name, String expiresAt) {

        private Optional<Instant> expiry() {
            try {
                return Optional.ofNullable(expiresAt).map(Instant::parse);
            } catch (DateTimeParseException e) {
                throw new RefusedException(400, "\"expiresAt\" has to be a time such as 2027-01-31T00:00:00Z");
            }
        }
    }

    /**
     * A token on the wire.
     *
     * @param token itself, in the answer to who asked for it and never again
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TokenResponse(long id, String user, String name, String createdAt, String expiresAt, String token) {

        static TokenResponse of(AccessToken known, String text) {
            return new TokenResponse(
                    known.number(),
                    known.user(),
                    known.name(),
                    known.createdAt().toString(),
                    known.expiresAt().map(Instant::toString).orElse(null),
                    text);
        }

        /** Without the token. */
        @Override
        public String toString() {
            return "TokenResponse[id=" + id + "]";
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createToken", summary = "Create an access token for oneself")
    @APIResponse(
            responseCode = "201",
            description = "The token, which is told this once.",
            content = @Content(schema = @Schema(implementation = TokenResponse.class)))
    public Uni<Response> create(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TokenRequest.class)))
                    byte[] body) {
        Caller caller = callers.current();
        TokenRequest request = ApiJson.read(body, TokenRequest.class);
        Optional<Instant> expiry = request.expiry();
        if (request.name() == null || !NAME.matcher(request.name()).matches()) {
            throw new RefusedException(422, "a token needs a name of 1 to 128 characters");
        }
        if (expiry.filter(time -> !time.isAfter(Instant.now())).isPresent()) {
            throw new RefusedException(422, "the token would have expired already");
        }
        return tokens.create(caller.number(), request.name(), expiry)
                .onFailure(TokenTakenException.class)
                .transform(e -> new RefusedException(409, e.getMessage()))
                .map(created -> Response.status(201)
                        .header(
                                HttpHeaders.LOCATION,
                                PATH + "/" + created.token().number())
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .entity(TokenResponse.of(created.token(), created.text()))
                        .build());
    }

    /** One's own; a system administrator may name somebody else. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listTokens", summary = "List access tokens, one's own where nobody is named")
    public Uni<PageOf<TokenResponse>> list(@QueryParam("user") String user, @BeanParam PageRequest page) {
        Caller caller = callers.current();
        int size = page.size();
        long after = page.number(LIST).orElse(0L);
        return whose(caller, user)
                .chain(number -> tokens.list(Optional.of(number), after, size + 1))
                .map(found -> found.stream()
                        .map(token -> TokenResponse.of(token, null))
                        .toList())
                .map(found -> PageOf.of(found, size, token -> PageToken.of(LIST, token.id())));
    }

    private Uni<Integer> whose(Caller caller, String user) {
        if (user == null || user.equals(caller.name())) {
            return Uni.createFrom().item(caller.number());
        }
        caller.requireSystemAdmin();
        return accounts.named(user).map(found -> found.map(Account::number)
                .orElseThrow(() -> new RefusedException(404, "there is no user of that name")));
    }

    @DELETE
    @Path("/{id: [1-9][0-9]{0,17}}")
    @Operation(operationId = "revokeToken", summary = "Revoke an access token")
    public Uni<Void> revoke(@PathParam("id") long id) {
        Caller caller = callers.current();
        return tokens.revoke(id, caller.isSystemAdmin() ? Optional.empty() : Optional.of(caller.number()))
                .invoke(revoked -> {
                    if (!revoked) {
                        throw new RefusedException(404, "there is no token " + id);
                    }
                })
                .replaceWithVoid();
    }
}
