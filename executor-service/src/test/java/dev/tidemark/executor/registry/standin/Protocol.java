package dev.tidemark.executor.registry.standin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The distribution protocol as far as clients of this project use it, with what distinguishes the flavours. */
final class Protocol implements StandInRegistry.Behaviour {

    private static final Pattern PATH =
            Pattern.compile("/v2/(?<name>.+)/(?<kind>manifests|blobs|tags|referrers)/(?<rest>.*)");
    private static final Pattern PARAMETER = Pattern.compile("(?:^|&)(n|last|digest)=([^&]*)");

    private final Flavour flavour;
    private final Map<String, Stored> repositories = new TreeMap<>();
    private int pageSize = 100;

    Protocol(Flavour flavour) {
        this.flavour = flavour;
    }

    @Override
    public synchronized void pageSize(int names) {
        pageSize = names;
    }

    @Override
    public synchronized Reply answer(Seen request, byte[] body) {
        if (request.path().equals("/v2/")) {
            return Reply.json(200, "{}");
        }
        if (request.path().equals("/v2/_catalog")) {
            return catalogue(request);
        }
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            return Reply.of(404);
        }
        String name = path.group("name");
        String rest = path.group("rest");
        return switch (path.group("kind")) {
            case "tags" -> tags(request, name);
            case "blobs" -> blob(request, name, rest, body);
            case "referrers" -> referrers(request, name, rest);
            default -> manifest(request, name, rest, body);
        };
    }

    private Reply catalogue(Seen request) {
        Optional<String> n = parameter(request, "n");
        if (n.map(Integer::parseInt).filter(number -> number > 1000).isPresent()) {
            return Reply.error(400, "PAGINATION_NUMBER_INVALID", "invalid number of results requested");
        }
        return page(request, "repositories", List.copyOf(repositories.keySet()), true);
    }

    private Reply tags(Seen request, String name) {
        Stored repository = repositories.get(name);
        if (repository == null) {
            return Reply.error(404, "NAME_UNKNOWN", "repository name not known to registry");
        }
        List<String> tags = new ArrayList<>(repository.digestByTag.keySet());
        if (tags.isEmpty() && flavour == Flavour.DISTRIBUTION_2) {
            return Reply.json(200, "{\"name\":\"" + name + "\",\"tags\":null}");
        }
        if (flavour != Flavour.DISTRIBUTION_2) {
            tags.sort(null);
        }
        return page(request, "tags", tags, flavour != Flavour.DISTRIBUTION_2);
    }

    private Reply page(Seen request, String field, List<String> all, boolean paged) {
        String last = parameter(request, "last").orElse("");
        List<String> rest =
                paged ? all.stream().filter(name -> name.compareTo(last) > 0).toList() : all;
        List<String> page = paged ? rest.stream().limit(pageSize).toList() : rest;
        String names = page.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(","));
        Reply reply = Reply.json(200, "{\"name\":\"x\",\"" + field + "\":[" + names + "]}");
        if (page.size() == rest.size()) {
            return reply;
        }
        String target = request.path() + "?last=" + page.get(page.size() - 1) + "&n=" + pageSize;
        String absolute = flavour == Flavour.ZOT ? "http://" + request.headers().getFirst("Host") + target : target;
        return reply.with("Link", "<" + absolute + ">; rel=\"next\"");
    }

    private Reply referrers(Seen request, String name, String subject) {
        if (!flavour.listsReferrers()) {
            return Reply.of(404).body("404 page not found".getBytes(StandardCharsets.UTF_8));
        }
        Stored repository = repositories.get(name);
        if (repository == null) {
            return Reply.error(404, "NAME_UNKNOWN", "repository name not known to registry");
        }
        List<String> all = repository.referrersOf(subject);
        int from = parameter(request, "last").map(Integer::parseInt).orElse(0);
        int to = Math.min(all.size(), from + pageSize);
        String descriptors = all.subList(from, to).stream()
                .map(digest -> Push.descriptor(Push.IMAGE, digest, 500))
                .collect(Collectors.joining(","));
        Reply reply = Reply.of(200)
                .with("Content-Type", Push.INDEX)
                .body(("{\"schemaVersion\":2,\"mediaType\":\"" + Push.INDEX + "\",\"manifests\":[" + descriptors + "]}")
                        .getBytes(StandardCharsets.UTF_8));
        return to == all.size() ? reply : reply.with("Link", "<" + request.path() + "?last=" + to + ">; rel=\"next\"");
    }

    private Reply blob(Seen request, String name, String rest, byte[] body) {
        Stored repository = repositories.get(name);
        if (request.method().equals("POST")) {
            return Reply.of(202).with("Location", "/v2/" + name + "/blobs/uploads/1");
        }
        if (request.method().equals("PUT")) {
            String digest = parameter(request, "digest").orElseThrow().replace("%3A", ":");
            repositories.computeIfAbsent(name, n -> new Stored()).blobs.put(digest, body);
            return Reply.of(201);
        }
        if (repository == null || !repository.blobs.containsKey(rest)) {
            return Reply.error(404, "BLOB_UNKNOWN", "blob unknown to registry");
        }
        return Reply.of(200).with("Content-Type", "application/octet-stream").body(repository.blobs.get(rest));
    }

    private Reply manifest(Seen request, String name, String reference, byte[] body) {
        if (request.method().equals("PUT")) {
            return put(name, reference, request.headers().getFirst("Content-Type"), body);
        }
        Stored repository = repositories.get(name);
        if (request.method().equals("DELETE")) {
            return delete(repository, reference);
        }
        String digest = repository == null ? null : repository.digestOf(reference);
        Stored.Manifest manifest = digest == null ? null : repository.manifests.get(digest);
        if (manifest == null || !accepts(request, manifest.mediaType())) {
            return Reply.error(404, "MANIFEST_UNKNOWN", "manifest unknown");
        }
        return Reply.of(200)
                .with("Content-Type", manifest.mediaType())
                .with("Docker-Content-Digest", digest)
                .body(manifest.bytes());
    }

    private Reply put(String name, String reference, String mediaType, byte[] body) {
        Stored repository = repositories.computeIfAbsent(name, n -> new Stored());
        String digest = Push.digestOf(body);
        repository.manifests.put(digest, new Stored.Manifest(mediaType, body));
        if (!reference.contains(":")) {
            repository.digestByTag.put(reference, digest);
        }
        return Reply.of(201).with("Docker-Content-Digest", digest);
    }

    private Reply delete(Stored repository, String reference) {
        boolean isTag = !reference.contains(":");
        if (isTag && !flavour.deletesTags()) {
            return Reply.error(400, "DIGEST_INVALID", "provided digest did not match uploaded content");
        }
        if (repository == null && flavour == Flavour.ZOT) {
            return Reply.error(400, "NAME_UNKNOWN", "repository name not known to registry");
        }
        if (repository == null || !repository.manifests.containsKey(String.valueOf(repository.digestOf(reference)))) {
            return Reply.error(404, "MANIFEST_UNKNOWN", "manifest unknown");
        }
        if (isTag) {
            repository.digestByTag.remove(reference);
            return Reply.of(202);
        }
        if (flavour == Flavour.ZOT && repository.isReferredTo(reference)) {
            return Reply.error(405, "DENIED", "manifest is referenced");
        }
        repository.manifests.remove(reference);
        repository.digestByTag.values().removeIf(reference::equals);
        return Reply.of(202);
    }

    /** Distribution denies what it holds in a type that was not asked for by name; others serve types they do not know to all. */
    private static boolean accepts(Seen request, String mediaType) {
        return request.headers().getOrDefault("Accept", List.of()).stream()
                .anyMatch(accept -> accept.contains(mediaType) || mediaType.contains("vnd.example"));
    }

    private static Optional<String> parameter(Seen request, String name) {
        Matcher parameter = PARAMETER.matcher(request.query());
        while (parameter.find()) {
            if (parameter.group(1).equals(name)) {
                return Optional.of(parameter.group(2));
            }
        }
        return Optional.empty();
    }
}
