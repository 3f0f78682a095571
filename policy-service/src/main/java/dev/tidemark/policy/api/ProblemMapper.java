package dev.tidemark.policy.api;

import dev.tidemark.policy.error.ErrorForm.Answer;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what our own API refuses into answers. */
class ProblemMapper {

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        Answer answer = ApiErrorForm.answer(e.toProblem());
        return Response.status(answer.status())
                .header(HttpHeaders.CONTENT_TYPE, answer.contentType())
                .entity(answer.body())
                .build();
    }
}
