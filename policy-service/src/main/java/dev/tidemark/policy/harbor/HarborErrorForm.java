package dev.tidemark.policy.harbor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.policy.error.ErrorForm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Harbor's error envelope: always one error, and nothing in it that a browser could take for markup. */
@ApplicationScoped
public class HarborErrorForm implements ErrorForm {

    public static final String ROOT = "/api/v2.0";

    /** Those of {@code src/lib/errors/const.go}; Harbor has none for 503. */
    private static final Map<Integer, String> CODES = Map.ofEntries(
            Map.entry(400, "BAD_REQUEST"),
            Map.entry(401, "UNAUTHORIZED"),
            Map.entry(403, "FORBIDDEN"),
            Map.entry(404, "NOT_FOUND"),
            Map.entry(405, "METHOD_NOT_ALLOWED"),
            Map.entry(409, "CONFLICT"),
            Map.entry(412, "PRECONDITION"),
            Map.entry(413, "REQUEST_ENTITY_TOO_LARGE"),
            Map.entry(422, "UNPROCESSABLE_ENTITY"),
            Map.entry(429, "TOO_MANY_REQUEST"),
            Map.entry(503, "SERVICE_UNAVAILABLE"));

    /** What is wrong may quote what was sent, and that may be long. */
    private static final int LONGEST = 1_000;

    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    public String root() {
        return ROOT;
    }

    @Override
    public Answer foundByFramework(int status, String detail) {
        return switch (status) {
            case 401 -> refused(401, "unauthorized: unauthorized");
            case 404 -> refused(404, "path was not found");
            case 405 -> refused(405, "method is not allowed");
            // What the request is made of is one check in Harbor, with one answer.
            case 400, 406, 415 -> refused(422, "validation failure list:\n" + detail);
            default -> refused(status, detail);
        };
    }

    @Override
    public Answer refused(int status, String message) {
        Map<String, String> error = status < 500 || status == 503
                ? Map.of("code", CODES.getOrDefault(status, "UNKNOWN"), "message", shortened(message))
                : Map.of("code", "UNKNOWN", "message", "internal server error");
        return new Answer(status, "application/json; charset=utf-8", escaped(Map.of("errors", List.of(error))) + "\n");
    }

    private static String shortened(String message) {
        return message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
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
