package dev.tidemark.executor.registry.standin;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets in who has a token for what is asked, and is itself the service that gives them out, at {@code /token}. */
public final class TokenDoor implements StandInRegistry.Door {

    private static final Pattern REPOSITORY = Pattern.compile("/v2/(.+)/(?:manifests|blobs|tags|referrers)/.*");

    private final Supplier<URI> url;
    private final String credentials;
    private final ConcurrentMap<String, String> scopesByToken = new ConcurrentHashMap<>();
    private final AtomicInteger issued = new AtomicInteger();
    private volatile String answer = "{\"token\":\"%s\",\"expires_in\":300}";

    public TokenDoor(Supplier<URI> url, String username, String password) {
        this.url = url;
        this.credentials = "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** From now on answers so; {@code %s} is the token. */
    public TokenDoor answering(String format) {
        answer = format;
        return this;
    }

    /** Forgets every token it gave out. */
    public void revokeAll() {
        scopesByToken.clear();
    }

    public int issued() {
        return issued.get();
    }

    @Override
    public Optional<Reply> turnAway(Seen request) {
        if (request.path().equals("/token")) {
            return Optional.of(token(request));
        }
        String needed = needed(request);
        String token = Optional.ofNullable(request.authorization()).orElse("").replaceFirst("^Bearer ", "");
        boolean allowed = Optional.ofNullable(scopesByToken.get(token))
                .filter(scopes -> grants(scopes, needed))
                .isPresent();
        return allowed ? Optional.empty() : Optional.of(challenge(needed));
    }

    private Reply token(Seen request) {
        if (!credentials.equals(request.authorization())) {
            return Reply.error(401, "UNAUTHORIZED", "wrong credentials " + request.authorization());
        }
        String token = "token-" + issued.incrementAndGet();
        scopesByToken.put(token, java.net.URLDecoder.decode(request.query(), StandardCharsets.UTF_8));
        return Reply.json(200, answer.formatted(token));
    }

    private Reply challenge(String needed) {
        String scope = needed.isEmpty() ? "" : ",scope=\"" + needed + "\"";
        return Reply.error(401, "UNAUTHORIZED", "authentication required")
                .with("WWW-Authenticate", "Bearer realm=\"" + url.get() + "/token\",service=\"stand-in\"" + scope);
    }

    private static String needed(Seen request) {
        if (request.path().equals("/v2/_catalog")) {
            return "registry:catalog:*";
        }
        Matcher repository = REPOSITORY.matcher(request.path());
        String action = request.method().equals("DELETE") ? "delete" : "pull";
        return repository.matches() ? "repository:" + repository.group(1) + ":" + action : "";
    }

    private static boolean grants(String scopes, String needed) {
        if (needed.isEmpty()) {
            return true;
        }
        String resource = needed.substring(0, needed.lastIndexOf(':') + 1);
        String action = needed.substring(needed.lastIndexOf(':') + 1);
        return List.of(scopes.split("&")).stream()
                .filter(scope -> scope.startsWith("scope=" + resource))
                .anyMatch(scope -> List.of(
                                scope.substring(scope.lastIndexOf(':') + 1).split(","))
                        .contains(action));
    }
}
