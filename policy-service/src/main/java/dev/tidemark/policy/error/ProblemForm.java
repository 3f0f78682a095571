package dev.tidemark.policy.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.LinkedHashMap;
import java.util.Map;

/** RFC 9457, for all paths that no dialect covers. */
final class ProblemForm implements ErrorForm {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public String root() {
        return "";
    }

    @Override
    public Answer foundByFramework(int status, String detail) {
        return refused(status, detail);
    }

    @Override
    public Answer refused(int status, String message) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", HttpResponseStatus.valueOf(status).reasonPhrase());
        problem.put("status", status);
        problem.put("detail", message);
        try {
            return new Answer(status, "application/problem+json", MAPPER.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a problem", e);
        }
    }
}
