package dev.tidemark.policy.swr;

import dev.tidemark.policy.error.ErrorForm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** SWR's error envelope, in both of its spellings: Terraform's provider reads the one, the Java SDK the other. */
@ApplicationScoped
class SwrErrorForm implements ErrorForm {

    static final String ROOT = "/v2/manage";

    /** What the framework finds wrong in so many ways that the error alone does not help. */
    private static final Set<SwrError> SAYS_WHAT =
            EnumSet.of(SwrError.BAD_PARAMETER, SwrError.FORBIDDEN, SwrError.TOO_LARGE);

    /** What is wrong may quote what was sent, and that may be long. */
    private static final int LONGEST = 500;

    @Override
    public String root() {
        return ROOT;
    }

    @Override
    public Answer foundByFramework(int status, String detail) {
        SwrError error = SwrError.ofStatus(status);
        return answer(error, SAYS_WHAT.contains(error) ? detail : "");
    }

    @Override
    public Answer refused(int status, String message) {
        return answer(SwrError.ofStatus(status), message);
    }

    /** @param detail what is wrong; empty where the error itself says it */
    Answer answer(SwrError error, String detail) {
        String said = said(error, detail);
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("errors", List.of(fields("errorCode", error.code(), "errorMessage", said, "detail", "")));
        envelope.put("error_code", error.code());
        envelope.put("error_msg", said);
        envelope.put("details", List.of(fields("error_code", error.code(), "error_msg", "")));
        return new Answer(error.status(), MediaType.APPLICATION_JSON, SwrJson.write(envelope));
    }

    private static String said(SwrError error, String detail) {
        if (detail == null || detail.isEmpty()) {
            return error.message();
        }
        return error.message() + ": " + (detail.length() > LONGEST ? detail.substring(0, LONGEST) + "…" : detail);
    }

    private static Map<String, String> fields(String... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
