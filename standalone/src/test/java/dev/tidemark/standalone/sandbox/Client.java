package dev.tidemark.standalone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Pushes and asks as clients of registries do. */
record Client(URI registry, HttpClient http) {

    static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    Client(URI registry) {
        this(registry, HttpClient.newHttpClient());
    }

    HttpResponse<byte[]> get(String path) {
        return send("GET", path, new byte[0]);
    }

    HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers) {
        var request = HttpRequest.newBuilder(registry.resolve(path))
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String pushBlob(String repository, byte[] blob) {
        var digest = Blobs.digestOf(blob);
        var pushed = send("POST", "/v2/" + repository + "/blobs/uploads/?digest=" + digest, blob);
        assertThat(pushed.statusCode()).isEqualTo(201);
        return digest.value();
    }

    String pushImage(String repository, String tag, String content) {
        return push(repository, tag, image(repository, content, ""));
    }

    String pushReferrer(String repository, String subject, String artifactType) {
        var about = ",\"artifactType\":\"" + artifactType + "\",\"subject\":{\"digest\":\"" + subject + "\"}";
        var manifest = image(repository, "about " + subject, about);
        return push(repository, Blobs.digestOf(manifest).value(), manifest);
    }

    private byte[] image(String repository, String content, String more) {
        var config = pushBlob(repository, content.getBytes(StandardCharsets.UTF_8));
        return ("{\"schemaVersion\":2,\"config\":{\"digest\":\"" + config + "\"},\"layers\":[]" + more + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private String push(String repository, String reference, byte[] manifest) {
        var path = "/v2/" + repository + "/manifests/" + reference;
        var pushed = send("PUT", path, manifest, "Content-Type", MANIFEST);
        assertThat(pushed.statusCode()).isEqualTo(201);
        return pushed.headers().firstValue("Docker-Content-Digest").orElseThrow();
    }
}
