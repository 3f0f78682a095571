package dev.tidemark.executor.registry.http;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is asked of a registry.
 *
 * @param what for messages, instead of the address: addresses may carry signatures
 * @param scope the rights it needs, for registries with a token service
 * @param maxBytes of a successful answer's body; a longer one is an error
 * @param authorization header, if any
 * @param notAfter the request must not leave after that, if given
 */
public record Request(
        Method method,
        URI uri,
        String what,
        Scope scope,
        String accept,
        int maxBytes,
        Duration timeout,
        Optional<String> authorization,
        Optional<Instant> notAfter) {

    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);

    /** One without a body; the answer's is not read either, unless {@link #bounded} says so. */
    public static Request of(Method method, URI uri, String what, Scope scope) {
        return new Request(
                method, uri, what, scope, "application/json", 0, USUAL_TIMEOUT, Optional.empty(), Optional.empty());
    }

    /** The same, for an answer of one of these types. */
    public Request accepting(String mediaTypes) {
        return new Request(method, uri, what, scope, mediaTypes, maxBytes, timeout, authorization, notAfter);
    }

    /** The longest body that is read, and how long that may take. */
    public Request bounded(int bytes, Duration time) {
        return new Request(method, uri, what, scope, accept, bytes, time, authorization, notAfter);
    }

    /** The same of another address. */
    public Request to(URI other) {
        return new Request(method, other, what, scope, accept, maxBytes, timeout, authorization, notAfter);
    }

    Request withAuthorization(Optional<String> header) {
        return new Request(method, uri, what, scope, accept, maxBytes, timeout, header, notAfter);
    }

    Request notAfter(Instant instant) {
        return new Request(method, uri, what, scope, accept, maxBytes, timeout, authorization, Optional.of(instant));
    }

    /** Whether it may change something. */
    boolean isEffect() {
        return method == Method.DELETE;
    }

    /** For messages. */
    @Override
    public String toString() {
        return method + " " + what;
    }
}
