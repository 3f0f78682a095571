package dev.tidemark.system.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A client of one service. */
final class Rest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;
    private final String authorization;

    Rest(URI url, String authorization) {
        this.url = url;
        this.authorization = authorization;
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    HttpResponse<String> delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    HttpResponse<String> send(String method, String path, String json) {
        return send(method, path, BodyPublishers.ofString(json));
    }

    /** For what is no text. */
    HttpResponse<byte[]> download(String path) {
        return send("GET", path, BodyPublishers.noBody(), "*/*", BodyHandlers.ofByteArray());
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body) {
        return send(method, path, body, "*/*", BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(
            String method, String path, BodyPublisher body, String accept, BodyHandler<T> read) {
        var request = HttpRequest.newBuilder(url.resolve(path))
                .method(method, body)
                .timeout(Duration.ofSeconds(90))
                .header("Accept", accept)
                .header("Authorization", authorization);
        if (body.contentLength() > 0) {
            request.header("Content-Type", "application/json");
        }
        try {
            return http.send(request.build(), read);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode read(String path) {
        return json(
                expect(200, send("GET", path, BodyPublishers.noBody(), "application/json", BodyHandlers.ofString())));
    }

    static HttpResponse<String> expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new AssertionError(answer + ", not " + status + ": " + answer.body());
        }
        return answer;
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }
}
