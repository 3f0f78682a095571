package dev.tidemark.executor.registry.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.http.Answer;
import dev.tidemark.executor.registry.http.Connection;
import dev.tidemark.executor.registry.http.Link;
import dev.tidemark.executor.registry.http.Method;
import dev.tidemark.executor.registry.http.Request;
import dev.tidemark.executor.registry.http.Scope;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code GET /v2/<name>/referrers/<digest>}: what names a manifest as its subject (OCI distribution specification 1.1, "Listing
 * Referrers"). A registry that does not know this request answers 404; it is asked once, and then no more.
 */
final class Referrers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_BYTES = 16 * 1024 * 1024;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MOST_PAGES = 1_000;
    private static final Set<Integer> UNHEARD_OF = Set.of(404, 405, 501);

    private final Connection registry;
    private final OciPaths paths;
    /** Null as long as no answer said it. */
    private volatile Boolean known;

    Referrers(Connection registry) {
        this.registry = registry;
        this.paths = new OciPaths(registry.address());
    }

    List<Digest> read(RepositoryName repository, Digest subject) {
        Request request = Request.of(
                        Method.GET,
                        paths.referrers(repository, subject.value()),
                        "the referrers of " + registry.address().named(repository, subject.value()),
                        Scope.pull(repository))
                .accepting(MediaType.OCI_INDEX)
                .bounded(MAX_BYTES, TIMEOUT);
        if (known == null) {
            synchronized (this) {
                if (known == null) {
                    return read(request);
                }
            }
        }
        return known ? read(request) : List.of();
    }

    private List<Digest> read(Request first) {
        Answer answer = registry.send(first);
        if (answer.status() == 404 && answer.error().isAnyOf("MANIFEST_UNKNOWN", "NAME_UNKNOWN")) {
            return List.of();
        }
        if (UNHEARD_OF.contains(answer.status()) || answer.status() == 200 && !isIndex(answer)) {
            // Once it had an answer it has the request, whatever stands in front of it says for a while.
            known = known != null && known;
            return List.of();
        }
        List<Digest> all = pages(first, answer);
        known = true;
        return all;
    }

    /** Something in front of a registry may say 200 to everything, with a page for people. */
    private static boolean isIndex(Answer answer) {
        return answer.mediaType().equals(MediaType.OCI_INDEX);
    }

    private List<Digest> pages(Request first, Answer firstAnswer) {
        Set<Digest> all = new LinkedHashSet<>();
        Set<URI> seen = new HashSet<>();
        Request current = first;
        Answer answer = firstAnswer;
        while (true) {
            all.addAll(digests(current, answer));
            if (!seen.add(current.uri()) || seen.size() > MOST_PAGES) {
                throw new RegistryException(current + " failed: the listing does not end");
            }
            Optional<URI> next = next(current, answer);
            if (next.isEmpty()) {
                return List.copyOf(all);
            }
            current = current.to(next.get());
            answer = registry.send(current);
        }
    }

    private static List<Digest> digests(Request request, Answer answer) {
        if (answer.status() != 200) {
            throw new RegistryException(request + " failed: answered " + answer.description());
        }
        List<Digest> digests = new ArrayList<>();
        for (JsonNode descriptor : manifests(request, answer)) {
            String digest = descriptor.path("digest").asText("");
            if (!Digest.isDigest(digest)) {
                throw new RegistryException(request + " failed: it lists something that is no digest");
            }
            digests.add(new Digest(digest));
        }
        return digests;
    }

    private static JsonNode manifests(Request request, Answer answer) {
        try {
            JsonNode manifests = JSON.readTree(answer.body()).path("manifests");
            // Go makes null of an empty list.
            if (manifests.isArray() || manifests.isNull()) {
                return manifests;
            }
            throw new RegistryException(request + " failed: the answer has no list of manifests");
        } catch (IOException e) {
            throw new RegistryException(request + " failed: the answer cannot be read", e);
        }
    }

    private static Optional<URI> next(Request request, Answer answer) {
        try {
            return Link.next(answer.headers().allValues("Link"), request.uri());
        } catch (IllegalArgumentException e) {
            throw new RegistryException(request + " failed: it goes on where we cannot follow, " + e.getMessage());
        }
    }
}
