package dev.tidemark.audit.rest;

import dev.tidemark.audit.database.Failures;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;

/** The body of every error, as RFC 9457 has it. */
public record Problem(String type, String title, int status, String detail) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger LOG = Logger.getLogger(Problem.class);

    /** What went wrong; what the caller can do nothing about is said in the log, not to the caller. */
    public static Problem of(Throwable failure) {
        if (failure instanceof WebApplicationException refused) {
            return of(refused.getResponse().getStatus(), refused.getMessage());
        }
        LOG.error("A request failed", failure);
        return Failures.isOfData(failure) ? of(500, null) : of(503, "what is known cannot be read at the moment");
    }

    private static Problem of(int status, String detail) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return new Problem("about:blank", known == null ? "Error" : known.getReasonPhrase(), status, detail);
    }
}
