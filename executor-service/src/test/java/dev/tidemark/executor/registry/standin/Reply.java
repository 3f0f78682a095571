package dev.tidemark.executor.registry.standin;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer to be sent. */
public record Reply(int status, Map<String, String> headers, byte[] body) {

    public static Reply of(int status) {
        return new Reply(status, Map.of(), new byte[0]);
    }

    public static Reply json(int status, String body) {
        return of(status).with("Content-Type", "application/json").body(body.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply error(int status, String code, String message) {
        return json(status, "{\"errors\":[{\"code\":\"%s\",\"message\":\"%s\"}]}".formatted(code, message));
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body);
    }

    public Reply body(byte[] bytes) {
        return new Reply(status, headers, bytes);
    }
}
