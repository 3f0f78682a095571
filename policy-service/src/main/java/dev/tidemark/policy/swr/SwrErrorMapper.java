package dev.tidemark.policy.swr;

import dev.tidemark.policy.error.ErrorForm.Answer;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers with the errors that this package finds; they have codes, which others' errors have not. */
class SwrErrorMapper {

    private final SwrErrorForm form;

    SwrErrorMapper(SwrErrorForm form) {
        this.form = form;
    }

    @ServerExceptionMapper
    Response refused(SwrException e) {
        Answer answer = form.answer(e.error(), e.getMessage());
        return Response.status(answer.status())
                .header(HttpHeaders.CONTENT_TYPE, answer.contentType())
                .entity(answer.body())
                .build();
    }
}
