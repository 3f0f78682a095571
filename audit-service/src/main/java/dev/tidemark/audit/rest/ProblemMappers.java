package dev.tidemark.audit.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what resources throw into problems. */
class ProblemMappers {

    @ServerExceptionMapper
    RestResponse<Problem> refused(WebApplicationException failure) {
        return problem(Problem.of(failure));
    }

    @ServerExceptionMapper
    RestResponse<Problem> failed(Throwable failure) {
        return problem(Problem.of(failure));
    }

    private static RestResponse<Problem> problem(Problem problem) {
        return RestResponse.ResponseBuilder.<Problem>create(problem.status())
                .type(MediaType.valueOf(Problem.MEDIA_TYPE))
                .entity(problem)
                .build();
    }
}
