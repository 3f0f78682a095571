package dev.tidemark.executor.registry.standin.harbor;

import dev.tidemark.executor.registry.standin.Reply;
import dev.tidemark.executor.registry.standin.Seen;
import dev.tidemark.executor.registry.standin.harbor.Rows.Artifact;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Harbor's side of OCI's protocol, {@code /v2/}. */
final class Protocol {

    private static final Pattern PATH =
            Pattern.compile("/v2/(?<name>(?<project>[^/]+)/.+)/(?<kind>manifests|blobs|tags)/(?<rest>.*)");

    private final Contents contents;
    /** Projects that keep vulnerable images from being pulled; here, all of them. */
    final Set<String> blocked = new HashSet<>();

    Protocol(Contents contents) {
        this.contents = contents;
    }

    Reply answer(Seen request, byte[] body, Optional<Account> caller) {
        if (request.path().equals("/v2/")) {
            return caller.isPresent() ? Reply.json(200, "{}") : challenge(request, "unauthorized");
        }
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            throw Refusal.notFound("page not found");
        }
        String project = path.group("project");
        if (!contents.projects.contains(project)) {
            return challenge(request, "project " + project + " not found");
        }
        if (caller.filter(account -> account.may(project, right(request))).isEmpty()) {
            return challenge(request, "unauthorized to access repository: " + path.group("name"));
        }
        String name = path.group("name");
        return switch (path.group("kind")) {
            case "tags" -> tags(name);
            case "blobs" -> blob(request, name, path.group("rest"), body);
            default -> manifest(request, project, name, path.group("rest"), body);
        };
    }

    /** Whoever comes with nothing is sent to the token service, everybody else asked for a password. */
    private static Reply challenge(Seen request, String message) {
        String challenge = request.authorization() == null
                ? "Bearer realm=\"http://" + request.headers().getFirst("Host")
                        + "/service/token\",service=\"harbor-registry\""
                : "Basic realm=\"harbor\"";
        return Refusal.unauthorized(message).reply().with("WWW-Authenticate", challenge);
    }

    private static String right(Seen request) {
        return switch (request.method()) {
            case "GET", "HEAD" -> "repository:pull";
            case "DELETE" -> "repository:delete";
            default -> "repository:push";
        };
    }

    private Reply tags(String name) {
        contents.repository(name);
        String tags = contents.tags.stream()
                .filter(tag -> tag.artifact.repository.fullName().equals(name))
                .map(tag -> "\"" + tag.name + "\"")
                .sorted()
                .collect(Collectors.joining(","));
        return Reply.json(200, "{\"name\":\"" + name + "\",\"tags\":[" + tags + "]}");
    }

    private Reply blob(Seen request, String name, String rest, byte[] body) {
        if (request.method().equals("POST")) {
            return Reply.of(202).with("Location", "/v2/" + name + "/blobs/uploads/1");
        }
        if (request.method().equals("PUT")) {
            contents.blobs.put(request.query().replaceFirst("^digest=", "").replace("%3A", ":"), body);
            return Reply.of(201);
        }
        byte[] blob = contents.blobs.get(rest);
        return blob == null
                ? Reply.error(404, "BLOB_UNKNOWN", "blob unknown to registry")
                : Reply.of(200).body(blob);
    }

    private Reply manifest(Seen request, String project, String name, String reference, byte[] body) {
        if (request.method().equals("PUT")) {
            String digest = contents.push(name, reference, request.headers().getFirst("Content-Type"), body);
            return Reply.of(201).with("Docker-Content-Digest", digest);
        }
        if (request.method().equals("DELETE")) {
            return delete(name, reference);
        }
        Artifact artifact = contents.artifact(name, reference);
        if (blocked.contains(project)) {
            throw new Refusal(412, "PROJECTPOLICYVIOLATION", "current image with 1 vulnerability cannot be pulled");
        }
        if (request.method().equals("GET")
                && !List.of("harbor-registry-client").equals(request.headers().get("User-Agent"))) {
            contents.pulled(artifact, reference);
        }
        return Reply.of(200)
                .with("Content-Type", artifact.mediaType)
                .with("Docker-Content-Digest", artifact.digest)
                .body(artifact.bytes);
    }

    private Reply delete(String name, String reference) {
        if (!reference.contains(":")) {
            throw new Refusal(400, "UNSUPPORTED", "unsupported digest " + reference);
        }
        contents.delete(contents.artifact(name, reference));
        return Reply.of(202);
    }
}
