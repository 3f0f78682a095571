package dev.tidemark.policy.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * The body of every error, as RFC 9457 has it.
 *
 * @param type one of {@link ProblemType}
 * @param place the part of the body or the query that is wrong, where that can be said
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(String type, String title, int status, String detail, String place) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(ProblemType type, int status, String detail, String place) {
        String title = HttpResponseStatus.valueOf(status).reasonPhrase();
        return new Problem(type.uri(), title, status, detail, place);
    }
}
