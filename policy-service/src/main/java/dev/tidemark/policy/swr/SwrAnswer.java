package dev.tidemark.policy.swr;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** An answer with a body, whatever the client says it accepts: SWR's clients say nothing. */
final class SwrAnswer {

    private SwrAnswer() {}

    static Response of(int status, Object body) {
        return builder(status, body).build();
    }

    /** @param offset where the page begins; the header then has how many are on it, not which is the last */
    static Response page(Object body, long offset, int count, long total) {
        return builder(200, body)
                .header("Content-Range", offset + "-" + count + "/" + total)
                .build();
    }

    private static Response.ResponseBuilder builder(int status, Object body) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(SwrJson.write(body));
    }
}
