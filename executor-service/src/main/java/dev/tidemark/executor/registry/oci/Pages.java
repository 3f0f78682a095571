package dev.tidemark.executor.registry.oci;

import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.http.Answer;
import dev.tidemark.executor.registry.http.Connection;
import dev.tidemark.executor.registry.http.Link;
import dev.tidemark.executor.registry.http.Request;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A listing, page by page, to its end or not at all: whatever stands between us and the last page is an exception. The next page is
 * where the registry's Link says, nowhere else; where to go on is never worked out from the names.
 */
final class Pages {

    private static final int MAX_BYTES = 64 * 1024 * 1024;
    /** CNCF Distribution 2.8 sends all tags of a repository in one page, and looks for them first. */
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private static final int MOST_NAMES = 1_000_000;
    private static final int MOST_PAGES = 100_000;

    private final Connection registry;
    private final String field;

    Pages(Connection registry, String field) {
        this.registry = registry;
        this.field = field;
    }

    /** The answer to the request for a page, which may be an error that means something to the caller. */
    Answer first(Request request) {
        return registry.send(bounded(request));
    }

    /** Hands over the names of the page given and of all that follow it. */
    void read(Request request, Answer first, Consumer<List<String>> page) {
        Set<URI> seen = new HashSet<>();
        Request current = bounded(request);
        Answer answer = first;
        for (int names = 0; ; answer = registry.send(current)) {
            List<String> some = names(current, answer);
            names += some.size();
            if (names > MOST_NAMES || !seen.add(current.uri()) || seen.size() > MOST_PAGES) {
                throw new RegistryException(request + " failed: the listing does not end");
            }
            page.accept(some);
            Optional<URI> next = next(current, answer);
            if (next.isEmpty()) {
                return;
            }
            current = current.to(next.get());
        }
    }

    private List<String> names(Request request, Answer answer) {
        if (answer.status() != 200) {
            throw new RegistryException(request + " failed: answered " + answer.description());
        }
        try {
            return NameList.read(answer.body(), field);
        } catch (IOException e) {
            throw new RegistryException(request + " failed: the listing cannot be read", e);
        }
    }

    private static Optional<URI> next(Request request, Answer answer) {
        try {
            return Link.next(answer.headers().allValues("Link"), request.uri());
        } catch (IllegalArgumentException e) {
            throw new RegistryException(request + " failed: it goes on where we cannot follow, " + e.getMessage());
        }
    }

    private static Request bounded(Request request) {
        return request.bounded(MAX_BYTES, TIMEOUT);
    }
}
