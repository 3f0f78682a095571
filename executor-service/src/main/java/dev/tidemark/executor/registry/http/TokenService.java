package dev.tidemark.executor.registry.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.executor.registry.RegistryException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Fetches tokens as Docker's token authentication specifies it: a GET to the realm, with our credentials if we have any. */
final class TokenService {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_BYTES = 1024 * 1024;
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    /** What the specification says of a token that does not say so itself. */
    private static final long DEFAULT_SECONDS = 60;

    private static final long LONGEST_SECONDS = 24 * 3600L;

    private final Exchange exchange;
    private final RegistryAddress registry;
    private final Optional<Credentials> credentials;
    private final Clock clock;

    TokenService(Exchange exchange, RegistryAddress registry, Optional<Credentials> credentials, Clock clock) {
        this.exchange = exchange;
        this.registry = registry;
        this.credentials = credentials;
        this.clock = clock;
    }

    /** A token for what the request needs and what the registry says it needs. */
    Token fetch(Challenge challenge, Scope scope) throws IOException {
        Request request = Request.of(
                        Method.GET,
                        address(challenge, scope),
                        "a token of " + registry.name() + " for " + scope.value(),
                        scope)
                .bounded(MAX_BYTES, TIMEOUT)
                .withAuthorization(credentials.map(Credentials::header));
        Answer answer = exchange.send(request);
        if (Retrying.isTransient(answer, false)) {
            throw new IOException("the token service answered " + answer.status());
        }
        if (!answer.isSuccess()) {
            throw new RegistryException(
                    "the token service refused " + request.what() + ": it answered " + answer.description());
        }
        return token(answer);
    }

    private URI address(Challenge challenge, Scope scope) {
        URI realm = realm(challenge);
        Set<String> scopes = new LinkedHashSet<>();
        scopes.add(scope.value());
        challenge.parameter("scope").ifPresent(scopes::add);
        String query = scopes.stream()
                .filter(value -> !value.isEmpty())
                .map(value -> "scope=" + encoded(value))
                .collect(Collectors.joining("&"));
        String service = challenge
                .parameter("service")
                .map(value -> "service=" + encoded(value))
                .orElse("");
        String parameters = service.isEmpty() || query.isEmpty() ? service + query : service + "&" + query;
        String separator = parameters.isEmpty() ? "" : realm.getRawQuery() == null ? "?" : "&";
        return URI.create(realm + separator + parameters);
    }

    private URI realm(Challenge challenge) {
        try {
            URI realm = URI.create(challenge.parameter("realm").orElse(""));
            boolean safe = "https".equalsIgnoreCase(realm.getScheme())
                    || ("http".equalsIgnoreCase(realm.getScheme()) && !registry.isEncrypted());
            if (safe && realm.getHost() != null && realm.getRawFragment() == null) {
                return realm;
            }
        } catch (IllegalArgumentException e) {
            // falls through: what it is instead of an address does not matter
        }
        throw new RegistryException(registry.name() + " names a token service that credentials must not be sent to");
    }

    private Token token(Answer answer) throws IOException {
        JsonNode body = JSON.readTree(answer.body());
        String value = body.path("token").asText(body.path("access_token").asText(""));
        if (value.isEmpty() || value.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new RegistryException(
                    "the token service of " + registry.name() + " answered " + answer.status() + " without a token");
        }
        long seconds = body.path("expires_in").asLong(DEFAULT_SECONDS);
        long usable = Math.min(LONGEST_SECONDS, seconds <= 0 ? DEFAULT_SECONDS : seconds);
        // A fifth is left for clocks that differ and requests that take their time.
        return new Token(
                value,
                clock.instant().plus(Duration.ofSeconds(usable).multipliedBy(4).dividedBy(5)));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
