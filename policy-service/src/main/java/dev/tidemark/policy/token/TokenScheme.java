package dev.tidemark.policy.token;

import dev.tidemark.policy.security.AuthenticationScheme;
import dev.tidemark.policy.security.BasicCredentials;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Users;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An access token: as a bearer token, as the password of the user it stands for, or in the header where clients of JFrog's or SWR's API
 * have theirs. Nobody guesses one, so that nobody is slowed down.
 */
@ApplicationScoped
class TokenScheme implements AuthenticationScheme {

    private static final String BEARER = "bearer ";

    private final AccessTokens tokens;
    private final Users users;

    TokenScheme(AccessTokens tokens, Users users) {
        this.tokens = tokens;
        this.users = users;
    }

    /**
     * A token that was sent.
     *
     * @param user whom the sender says it stands for, if they say so
     */
    private record Sent(String text, Optional<String> user) {}

    @Override
    public boolean isTriedBy(HttpServerRequest request) {
        return sent(request).findAny().isPresent();
    }

    @Override
    public Uni<Optional<Caller>> callerOf(RoutingContext request) {
        Sent sent = sent(request.request()).findFirst().orElseThrow();
        return tokens.userOf(sent.text())
                .map(user -> user.filter(name -> sent.user().map(name::equals).orElse(true)))
                .chain(user ->
                        user.map(users::named).orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private static Stream<Sent> sent(HttpServerRequest request) {
        Stream<String> bare = Stream.of(
                        bearer(request.getHeader(HttpHeaders.AUTHORIZATION)),
                        Optional.ofNullable(request.getHeader("X-JFrog-Art-Api")),
                        Optional.ofNullable(request.getHeader("X-Auth-Token")))
                .flatMap(Optional::stream)
                .filter(text -> text.startsWith(BasicCredentials.TOKEN));
        return Stream.concat(
                bare.map(text -> new Sent(text, Optional.empty())),
                BasicCredentials.of(request)
                        .filter(BasicCredentials::isToken)
                        .map(basic -> new Sent(basic.password(), Optional.of(basic.name())))
                        .stream());
    }

    private static Optional<String> bearer(String header) {
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(header.substring(BEARER.length()).strip())
                : Optional.empty();
    }
}
