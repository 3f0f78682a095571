package dev.tidemark.system.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.registry.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Speaks a registry's protocol as another client of it would, past everything that counts the system's own requests. */
public final class RegistryClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACCEPTED = Image.MANIFEST + ", " + Image.INDEX;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;

    RegistryClient(URI url) {
        this.url = url;
    }

    /** Pushes the image with all it refers to under the tag. */
    public void push(String repository, Image image, String tag) {
        pushManifest(repository, image, tag);
    }

    private void pushManifest(String repository, Image image, String reference) {
        image.blobs().forEach((digest, content) -> pushBlob(repository, digest, content));
        image.children()
                .forEach(child -> pushManifest(repository, child, child.digest().value()));
        tag(repository, image, reference);
    }

    private void pushBlob(String repository, Digest digest, byte[] content) {
        var begun = send("POST", "/v2/" + repository + "/blobs/uploads/", Map.of(), BodyPublishers.noBody());
        var location = url.resolve(begun.headers().firstValue("Location").orElseThrow());
        var target = location + (location.getQuery() == null ? "?" : "&") + "digest=" + digest;
        expect(
                201,
                send(
                        "PUT",
                        target,
                        Map.of("Content-Type", "application/octet-stream"),
                        BodyPublishers.ofByteArray(content)));
    }

    /** Points a tag at an image whose parts are there; pointing it at an image it points at is a push like any other. */
    public void tag(String repository, Image image, String tag) {
        var path = manifest(repository, tag);
        var body = BodyPublishers.ofByteArray(image.manifest());
        expect(201, send("PUT", path, Map.of("Content-Type", image.mediaType()), body));
    }

    /** Where every tag of the repository points. */
    public Map<String, Digest> tags(String repository) {
        var tags = new TreeMap<String, Digest>();
        for (var tag : tagNames(repository)) {
            tags.put(tag, digest(repository, tag).orElseThrow());
        }
        return tags;
    }

    private Set<String> tagNames(String repository) {
        var names = new TreeSet<String>();
        var answer = send("GET", "/v2/" + repository + "/tags/list", Map.of(), BodyPublishers.noBody());
        expect(200, answer);
        read(answer.body()).path("tags").forEach(tag -> names.add(tag.asText()));
        return names;
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the tag points at; empty if there is no such tag. */
    public Optional<Digest> digest(String repository, String tag) {
        var answer = send("HEAD", manifest(repository, tag), Map.of("Accept", ACCEPTED), BodyPublishers.noBody());
        return answer.statusCode() == 404
                ? Optional.empty()
                : answer.headers().firstValue("Docker-Content-Digest").map(Digest::new);
    }

    /** Whether the manifest is there. */
    public boolean has(String repository, Digest digest) {
        return digest(repository, digest.value()).isPresent();
    }

    /** Deletes a manifest behind the system's back. */
    public void delete(String repository, Digest digest) {
        expect(202, send("DELETE", manifest(repository, digest.value()), Map.of(), BodyPublishers.noBody()));
    }

    private static String manifest(String repository, String reference) {
        return "/v2/" + repository + "/manifests/" + reference;
    }

    private HttpResponse<byte[]> send(String method, String path, Map<String, String> headers, BodyPublisher body) {
        var request = HttpRequest.newBuilder(url.resolve(path)).method(method, body);
        headers.forEach(request::header);
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void expect(int status, HttpResponse<byte[]> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer + ": " + new String(answer.body()));
        }
    }
}
