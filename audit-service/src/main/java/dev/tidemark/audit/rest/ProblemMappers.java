package dev.tidemark.audit.rest;

import dev.tidemark.audit.database.Failures;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what went wrong into a problem; what the caller can do nothing about is said in the log, not to the caller. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    RestResponse<Problem> refused(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        Response.Status known = Response.Status.fromStatusCode(status);
        String title = known == null ? "Error" : known.getReasonPhrase();
        return problem(Problem.of(status, title, failure.getMessage()));
    }

    @ServerExceptionMapper
    RestResponse<Problem> failed(Throwable failure) {
        LOG.error("A request failed", failure);
        return Failures.isOfData(failure)
                ? problem(Problem.of(500, "Internal Server Error", null))
                : problem(Problem.of(503, "Service Unavailable", "what is known cannot be read at the moment"));
    }

    private static RestResponse<Problem> problem(Problem problem) {
        return RestResponse.ResponseBuilder.<Problem>create(problem.status())
                .type(MediaType.valueOf(Problem.MEDIA_TYPE))
                .entity(problem)
                .build();
    }
}
