package dev.tidemark.policy.export;

import dev.tidemark.policy.error.ErrorForm.Answer;
import dev.tidemark.policy.error.ErrorForms;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Gives a client audit-service's answer, or audit-service's reason why there is none, in this service's words. */
@ApplicationScoped
class HandOn {

    /** What the client asked for wrongly, and what it may ask for again later; any other refusal is between the services. */
    private static final Set<Integer> THE_CLIENTS = Set.of(400, 404, 406, 503);

    private static final String UNAVAILABLE = "what was decided and done cannot be read at the moment";

    private final ErrorForms forms;

    HandOn(ErrorForms forms) {
        this.forms = forms;
    }

    void answer(RoutingContext request, HttpClientResponse answer) {
        if (answer.statusCode() == 200) {
            stream(request, answer);
        } else {
            answer.body()
                    .onSuccess(body -> refuse(request, answer.statusCode(), detail(body)))
                    .onFailure(failure -> refuse(request, failure));
        }
    }

    /** As fast as the client reads. What breaks off is cut off, or a part would be taken for the whole. */
    private static void stream(RoutingContext request, HttpClientResponse answer) {
        HttpServerResponse response = request.response().setChunked(true);
        response.putHeader(HttpHeaders.CONTENT_TYPE, answer.getHeader(HttpHeaders.CONTENT_TYPE));
        response.closeHandler(gone -> answer.request().reset());
        answer.pipe().endOnFailure(false).to(response).onFailure(broken -> request.request()
                .connection()
                .close());
    }

    void forbid(RoutingContext request, String detail) {
        write(request, forms.of(request.normalizedPath()).foundByFramework(403, detail));
    }

    void refuse(RoutingContext request, Throwable unavailable) {
        refuse(request, 503, UNAVAILABLE);
    }

    private void refuse(RoutingContext request, int status, String detail) {
        boolean theClients = THE_CLIENTS.contains(status);
        write(
                request,
                forms.of(request.normalizedPath())
                        .refused(theClients ? status : 503, theClients ? detail : UNAVAILABLE));
    }

    private static void write(RoutingContext request, Answer answer) {
        request.response()
                .setStatusCode(answer.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType())
                .end(answer.body());
    }

    private static String detail(Buffer problem) {
        try {
            return problem.toJsonObject().getString("detail", UNAVAILABLE);
        } catch (DecodeException | ClassCastException e) {
            return UNAVAILABLE;
        }
    }
}
