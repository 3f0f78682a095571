package dev.tidemark.policy.error;

import dev.tidemark.policy.error.ErrorForm.Answer;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what resources throw into answers. What nobody foresaw is logged, and tells the client nothing. */
class ErrorMappers {

    private static final Logger LOG = Logger.getLogger(ErrorMappers.class);

    private final ErrorForms forms;

    ErrorMappers(ErrorForms forms) {
        this.forms = forms;
    }

    @ServerExceptionMapper
    Response refused(RefusedException e, RoutingContext request) {
        return toResponse(formOf(request).refused(e.status(), e.getMessage()));
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, RoutingContext request) {
        return toResponse(formOf(request).foundByFramework(403, e.getMessage()));
    }

    @ServerExceptionMapper
    Response foundByFramework(WebApplicationException e, RoutingContext request) {
        return toResponse(formOf(request).foundByFramework(e.getResponse().getStatus(), e.getMessage()));
    }

    @ServerExceptionMapper
    Response unforeseen(Throwable e, RoutingContext request) {
        LOG.errorf(e, "%s %s failed", request.request().method(), request.normalizedPath());
        return toResponse(formOf(request).foundByFramework(500, "internal server error"));
    }

    private ErrorForm formOf(RoutingContext request) {
        return forms.of(request.normalizedPath());
    }

    private static Response toResponse(Answer answer) {
        return Response.status(answer.status())
                .header(HttpHeaders.CONTENT_TYPE, answer.contentType())
                .entity(answer.body())
                .build();
    }
}
