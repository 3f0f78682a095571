package dev.tidemark.executor.registry.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * The first error of an answer's body, {@code {"errors":[{"code","message"}]}}; both empty if the body is anything else. Made fit for
 * messages: one line, short, and without credentials that a proxy may have echoed.
 */
public record ErrorBody(String code, String message) {

    private static final ErrorBody NONE = new ErrorBody("", "");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CREDENTIALS = Pattern.compile("(?i)\\b(bearer|basic)\\s+\\S+");
    private static final Pattern NOT_PRINTABLE = Pattern.compile("[^\\x20-\\x7e]+");
    private static final Pattern CODE = Pattern.compile("[A-Z0-9_]{1,64}");
    private static final int LONGEST = 200;

    static ErrorBody of(byte[] body) {
        try {
            JsonNode error = JSON.readTree(body).path("errors").path(0);
            String code = error.path("code").asText("");
            return new ErrorBody(
                    CODE.matcher(code).matches() ? code : "",
                    clean(error.path("message").asText("")));
        } catch (IOException e) {
            return NONE;
        }
    }

    /** Whether the code is one of these. */
    public boolean isAnyOf(String... codes) {
        for (String candidate : codes) {
            if (candidate.equals(code)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return code.isEmpty() || message.isEmpty() ? code + message : code + ": " + message;
    }

    private static String clean(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return CREDENTIALS
                .matcher(NOT_PRINTABLE.matcher(cut).replaceAll(" "))
                .replaceAll("$1 ***")
                .strip();
    }
}
