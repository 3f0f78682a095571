package dev.tidemark.standalone.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.standalone.sandbox.Refusal.Code;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** One request and the one answer to it. */
record Call(Request request, Response response) {

    static final String CONTENT_DIGEST = "Docker-Content-Digest";

    private static final ObjectMapper JSON = new ObjectMapper();

    String method() {
        return request.getMethod();
    }

    String path() {
        return request.getHttpURI().getPath();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    Optional<String> query(String name) {
        var query = request.getHttpURI().getQuery();
        if (query == null) {
            return Optional.empty();
        }
        for (var pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).equals(name)) {
                return Optional.of(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }

    Optional<Digest> queriedDigest(String name) {
        return query(name).map(Call::digest);
    }

    static Digest digest(String text) {
        if (!Digest.isDigest(text)) {
            throw new Refusal(Code.DIGEST_INVALID, "not a digest this registry can check");
        }
        return new Digest(text);
    }

    InputStream body() {
        return Content.Source.asInputStream(request);
    }

    Call with(String header, String value) {
        response.getHeaders().put(header, value);
        return this;
    }

    void answer(int status) {
        response.setStatus(status);
    }

    void answer(int status, String mediaType, byte[] body) throws IOException {
        with("Content-Type", mediaType)
                .with("Content-Length", Integer.toString(body.length))
                .answer(status);
        if (!method().equals("HEAD")) {
            try (var output = Content.Sink.asOutputStream(response)) {
                output.write(body);
            }
        }
    }

    void answer(int status, String mediaType, Path body) throws IOException {
        with("Content-Type", mediaType)
                .with("Content-Length", Long.toString(Files.size(body)))
                .answer(status);
        if (!method().equals("HEAD")) {
            try (var output = Content.Sink.asOutputStream(response)) {
                Files.copy(body, output);
            }
        }
    }

    void answerJson(int status, String mediaType, Object body) throws IOException {
        answer(status, mediaType, json(body));
    }

    void refuse(Refusal refusal) throws IOException {
        var error = Map.of("code", refusal.code().name(), "message", refusal.getMessage());
        answerJson(refusal.code().status(), "application/json", Map.of("errors", List.of(error)));
    }

    static byte[] json(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer cannot be written as JSON", e);
        }
    }
}
