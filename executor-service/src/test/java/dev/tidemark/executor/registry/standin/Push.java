package dev.tidemark.executor.registry.standin;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Pushes to any registry over HTTP, as a client would. */
public final class Push {

    public static final String IMAGE = "application/vnd.oci.image.manifest.v1+json";
    public static final String INDEX = "application/vnd.oci.image.index.v1+json";
    public static final String CONFIG = "application/vnd.oci.image.config.v1+json";
    private static final AtomicLong NUMBER = new AtomicLong(System.nanoTime());

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI registry;

    private final Optional<String> authorization;

    public Push(URI registry) {
        this(registry, Optional.empty());
    }

    /** As somebody who shows his password with every request. */
    public Push(URI registry, String username, String password) {
        this(registry, Optional.of("Basic " + encoded(username + ":" + password)));
    }

    private Push(URI registry, Optional<String> authorization) {
        this.registry = registry;
        this.authorization = authorization;
    }

    private static String encoded(String pair) {
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** An image with one small layer; every one is different. */
    public Digest image(RepositoryName repository, Instant created, String... tags) {
        String config = "{\"created\":\"%s\",\"architecture\":\"amd64\",\"os\":\"linux\",\"number\":%d}"
                .formatted(created, NUMBER.incrementAndGet());
        return imageWithConfig(repository, config, tags);
    }

    /** An image with those labels, whose manifest has those annotations. */
    public Digest described(
            RepositoryName repository, Map<String, String> labels, Map<String, String> annotations, String... tags) {
        String config = "{\"config\":{\"Labels\":%s}}".formatted(json(labels));
        return imageWithConfig(repository, config, ",\"annotations\":" + json(annotations), tags);
    }

    /** An image with that configuration. */
    public Digest imageWithConfig(RepositoryName repository, String config, String... tags) {
        return imageWithConfig(repository, config, "", tags);
    }

    private Digest imageWithConfig(RepositoryName repository, String config, String more, String... tags) {
        String layer = "layer " + NUMBER.incrementAndGet();
        String manifest = ("{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s,\"layers\":[%s]%s}")
                .formatted(
                        IMAGE,
                        descriptor(CONFIG, blob(repository, config), config.length()),
                        descriptor("application/vnd.oci.image.layer.v1.tar", blob(repository, layer), layer.length()),
                        more);
        return manifest(repository, IMAGE, manifest, tags);
    }

    private static String json(Map<String, String> texts) {
        return texts.entrySet().stream()
                .map(text -> "\"" + text.getKey() + "\":\"" + text.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** An index of the children. */
    public Digest index(RepositoryName repository, List<Digest> children, String... tags) {
        String entries = children.stream()
                .map(child -> descriptor(IMAGE, child.value(), 500))
                .collect(Collectors.joining(","));
        String index = "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"manifests\":[%s],\"annotations\":{\"n\":\"%d\"}}"
                .formatted(INDEX, entries, NUMBER.incrementAndGet());
        return manifest(repository, INDEX, index, tags);
    }

    /** A referrer of the subject. */
    public Digest referrer(RepositoryName repository, Digest subject, String artifactType, String... tags) {
        String empty = "{}";
        String config = descriptor("application/vnd.oci.empty.v1+json", blob(repository, empty), empty.length());
        String manifest =
                "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"artifactType\":\"%s\",\"config\":%s,\"layers\":[%s],\"subject\":%s,\"annotations\":{\"n\":\"%d\"}}"
                        .formatted(
                                IMAGE,
                                artifactType,
                                config,
                                config,
                                descriptor(IMAGE, subject.value(), 500),
                                NUMBER.incrementAndGet());
        return manifest(repository, IMAGE, manifest, tags);
    }

    /** Exactly that manifest, under the tags, or by its digest if there are none. */
    public Digest manifest(RepositoryName repository, String mediaType, String manifest, String... tags) {
        byte[] bytes = manifest.getBytes(StandardCharsets.UTF_8);
        String digest = digestOf(bytes);
        for (String reference : tags.length == 0 ? new String[] {digest} : tags) {
            send(
                    HttpRequest.newBuilder(registry.resolve("/v2/" + repository + "/manifests/" + reference))
                            .header("Content-Type", mediaType)
                            .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)),
                    201);
        }
        return new Digest(digest);
    }

    /** The digest of the blob that it makes sure is there. */
    public String blob(RepositoryName repository, String contents) {
        byte[] bytes = contents.getBytes(StandardCharsets.UTF_8);
        String digest = digestOf(bytes);
        HttpRequest.Builder start = HttpRequest.newBuilder(registry.resolve("/v2/" + repository + "/blobs/uploads/"))
                .POST(HttpRequest.BodyPublishers.noBody());
        URI upload = registry.resolve(
                send(start, 202).headers().firstValue("Location").orElseThrow());
        String separator = upload.getRawQuery() == null ? "?" : "&";
        send(
                HttpRequest.newBuilder(URI.create(upload + separator + "digest=" + digest.replace(":", "%3A")))
                        .header("Content-Type", "application/octet-stream")
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)),
                201);
        return digest;
    }

    public static String descriptor(String mediaType, String digest, long size) {
        return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}".formatted(mediaType, digest, size);
    }

    public static String digestOf(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request, int expected) {
        authorization.ifPresent(header -> request.setHeader("Authorization", header));
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != expected) {
                throw new AssertionError(response + ": " + response.body());
            }
            return response;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
