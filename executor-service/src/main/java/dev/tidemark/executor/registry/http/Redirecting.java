package dev.tidemark.executor.registry.http;

import dev.tidemark.executor.registry.RegistryException;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Follows redirects of what only reads: registries send readers of blobs to their object store. Credentials never go to another
 * server, an encrypted request never becomes an open one, and a deletion is not passed on to wherever somebody points.
 */
final class Redirecting implements Exchange {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST = 5;

    private final Exchange next;

    Redirecting(Exchange next) {
        this.next = next;
    }

    @Override
    public Answer send(Request request) throws IOException {
        Origin home = Origin.of(request.uri());
        Request current = request;
        for (int followed = 0; followed <= MOST; followed++) {
            Answer answer = next.send(current);
            if (!REDIRECTS.contains(answer.status())) {
                return answer;
            }
            if (request.isEffect()) {
                throw new RegistryException(request + " was redirected: configure the address it is redirected to");
            }
            URI target = target(current, answer);
            current = Origin.of(target).equals(home)
                    ? current.to(target).withAuthorization(request.authorization())
                    : current.to(target).withAuthorization(Optional.empty());
        }
        throw new RegistryException(request + " was redirected more than " + MOST + " times");
    }

    private static URI target(Request request, Answer answer) {
        URI target;
        try {
            target = request.uri().resolve(answer.header("Location").orElse(""));
        } catch (IllegalArgumentException e) {
            throw new RegistryException(request + " was redirected to something that is no address");
        }
        String scheme = target.getScheme();
        boolean allowed = "https".equalsIgnoreCase(scheme)
                || ("http".equalsIgnoreCase(scheme)
                        && "http".equalsIgnoreCase(request.uri().getScheme()));
        if (!allowed || target.getHost() == null) {
            throw new RegistryException(request + " was redirected to where it must not go");
        }
        return target;
    }
}
