package dev.tidemark.policy.harbor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.policy.error.ErrorForm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Harbor's error envelope: always one error, and nothing in it that a browser could take for markup. */
@ApplicationScoped
class HarborErrorForm implements ErrorForm {

    static final String ROOT = "/api/v2.0";

    /** Those of {@code src/lib/errors/const.go}; Harbor has none for 503. */
    private static final Map<Integer, String> CODES = Map.of(
            400, "BAD_REQUEST",
            401, "UNAUTHORIZED",
            403, "FORBIDDEN",
            404, "NOT_FOUND",
            405, "METHOD_NOT_ALLOWED",
            409, "CONFLICT",
            412, "PRECONDITION",
            422, "UNPROCESSABLE_ENTITY",
            429, "TOO_MANY_REQUEST",
            503, "SERVICE_UNAVAILABLE");

    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    public boolean covers(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    @Override
    public Answer foundByFramework(int status, String detail) {
        return switch (status) {
            case 401 -> refused(401, "unauthorized: unauthorized");
            case 404 -> refused(404, "path was not found");
            case 405 -> refused(405, "method is not allowed");
            // What the request is made of is one check in Harbor, with one answer.
            case 400, 406, 413, 415 -> refused(422, "validation failure list:\n" + detail);
            default -> refused(status, detail);
        };
    }

    @Override
    public Answer refused(int status, String message) {
        Map<String, String> error = status < 500 || status == 503
                ? Map.of("code", CODES.getOrDefault(status, "UNKNOWN"), "message", message)
                : Map.of("code", "UNKNOWN", "message", "internal server error");
        return new Answer(status, "application/json; charset=utf-8", escaped(Map.of("errors", List.of(error))) + "\n");
    }

    private String escaped(Object envelope) {
        try {
            return mapper.writeValueAsString(envelope)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write an error", e);
        }
    }
}
