package dev.tidemark.standalone.up;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Asks the registry once whether it is one and lets us in, so that a mistyped URL is seen at once and not in a log. */
final class RegistryCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Pattern TOKEN = Pattern.compile("\"(?:access_)?token\"\\s*:\\s*\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final RegistryAccess registry;

    RegistryCheck(RegistryAccess registry) {
        this.registry = registry;
    }

    void run() {
        var root = URI.create(registry.url() + "/v2/");
        var first = get(root, Optional.empty());
        if (first.statusCode() == 401) {
            var challenge = first.headers().firstValue("WWW-Authenticate").orElse("Basic");
            boolean isBearer = challenge.regionMatches(true, 0, "bearer", 0, "bearer".length());
            judge(get(root, isBearer ? bearer(challenge) : basic()));
        } else {
            judge(first);
        }
    }

    private void judge(HttpResponse<String> answer) {
        switch (answer.statusCode()) {
            case 200 -> {}
            case 401, 403 -> throw refused();
            default ->
                throw new CannotRunException(registry + " does not answer as a registry does (GET /v2/ gave status "
                        + answer.statusCode() + "): check --registry");
        }
    }

    private CannotRunException refused() {
        return new CannotRunException(
                registry.user().isEmpty()
                        ? registry + " asks for a user: give --registry-user and TIDEMARK_REGISTRY_PASSWORD"
                        : registry + " refuses the credentials of "
                                + registry.user().get() + ": check --registry-user and TIDEMARK_REGISTRY_PASSWORD");
    }

    private Optional<String> basic() {
        return registry.user().map(user -> {
            var credentials = user + ":" + registry.password().orElse("");
            return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        });
    }

    private Optional<String> bearer(String challenge) {
        var realm = parameter(challenge, "realm").orElseThrow(this::refused);
        if (registry.url().getScheme().equals("https") && !realm.startsWith("https://")) {
            throw new CannotRunException(registry + " wants the credentials sent unencrypted: they are not sent");
        }
        var service = parameter(challenge, "service")
                .map(name -> "service=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .orElse("");
        var answer = get(URI.create(realm + (realm.contains("?") ? "&" : "?") + service), basic());
        var token = TOKEN.matcher(answer.body());
        if (answer.statusCode() != 200 || !token.find()) {
            throw refused();
        }
        return Optional.of("Bearer " + token.group(1));
    }

    private static Optional<String> parameter(String challenge, String name) {
        return PARAMETER
                .matcher(challenge)
                .results()
                .filter(parameter -> parameter.group(1).equalsIgnoreCase(name))
                .map(parameter -> parameter.group(2))
                .findFirst();
    }

    private HttpResponse<String> get(URI url, Optional<String> authorization) {
        var request = HttpRequest.newBuilder(url).timeout(PATIENCE);
        authorization.ifPresent(value -> request.header("Authorization", value));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CannotRunException(
                    registry + " does not answer (" + reason(e) + "): check --registry and that it runs", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRunException("interrupted", e);
        }
    }

    /** The client says little by itself, and what it says first is not what helps. */
    private static String reason(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "its host is unknown";
            }
        }
        if (failure instanceof ConnectException) {
            return "nothing listens there";
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
