package dev.tidemark.executor.gateway;

import dev.tidemark.executor.registry.RegistryException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what the gateway throws into problems. What a registry did not say is 502, and never an absence. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    /** The body of every error, as RFC 9457 has it. */
    record Problem(String type, String title, int status, String detail) {}

    @ServerExceptionMapper
    RestResponse<Problem> unread(RegistryException failure) {
        return problem(502, failure.getMessage());
    }

    @ServerExceptionMapper
    RestResponse<Problem> refused(WebApplicationException failure) {
        return problem(failure.getResponse().getStatus(), failure.getMessage());
    }

    @ServerExceptionMapper
    RestResponse<Problem> failed(Throwable failure) {
        LOG.error("A request failed", failure);
        return problem(500, "internal server error");
    }

    private static RestResponse<Problem> problem(int status, String detail) {
        Response.Status known = Response.Status.fromStatusCode(status);
        String title = known == null ? "Error" : known.getReasonPhrase();
        return RestResponse.ResponseBuilder.<Problem>create(status)
                .type(MediaType.valueOf("application/problem+json"))
                .entity(new Problem("about:blank", title, status, detail))
                .build();
    }
}
