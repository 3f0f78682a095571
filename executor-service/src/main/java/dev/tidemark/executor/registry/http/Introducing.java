package dev.tidemark.executor.registry.http;

import java.io.IOException;
import java.util.Optional;

/** Shows who we are with every request, by Basic authentication. */
final class Introducing implements Exchange {

    private final Exchange next;
    private final Optional<String> header;

    Introducing(Exchange next, Credentials credentials) {
        this.next = next;
        this.header = Optional.of(credentials.header());
    }

    @Override
    public Answer send(Request request) throws IOException {
        return next.send(request.withAuthorization(header));
    }
}
