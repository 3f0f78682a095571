package dev.tidemark.policy.hook;

import dev.tidemark.policy.error.ErrorForm.Answer;
import dev.tidemark.policy.error.ErrorForms;
import dev.tidemark.policy.hook.format.Formats;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Answers deliveries that are not taken, and counts them. */
@ApplicationScoped
class HookRefusals {

    private static final Logger LOG = Logger.getLogger(HookRefusals.class);
    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;

    private final ErrorForms forms;
    private final Counts counts;

    HookRefusals(ErrorForms forms, Counts counts) {
        this.forms = forms;
        this.counts = counts;
    }

    void answer(RoutingContext request) {
        if (request.failure() instanceof RefusedDeliveryException refused) {
            refuse(request, refused);
        } else if (request.statusCode() == TOO_LARGE) {
            refuse(request, new RefusedDeliveryException(Refusal.TOO_LARGE, "a delivery has at most 4 MiB"));
        } else if (request.statusCode() == BAD_REQUEST) {
            refuse(request, new RefusedDeliveryException(Refusal.MALFORMED, "the address cannot be read"));
        } else {
            LOG.errorf(request.failure(), "%s failed", request.normalizedPath());
            send(request, 500, "internal server error");
        }
    }

    private void refuse(RoutingContext request, RefusedDeliveryException refused) {
        counts.rejected(format(request), refused.refusal());
        HttpServerResponse response = request.response();
        switch (refused.refusal()) {
            case UNAUTHENTICATED -> response.putHeader("WWW-Authenticate", "Bearer realm=\"tidemark\"");
            case METHOD -> response.putHeader(HttpHeaders.ALLOW, "POST");
            case UNAVAILABLE -> response.putHeader("Retry-After", "5");
            // What is still on its way is not going to be read.
            case TOO_LARGE -> response.putHeader(HttpHeaders.CONNECTION, "close");
            default -> {}
        }
        send(request, refused.refusal().status(), refused.getMessage());
    }

    private void send(RoutingContext request, int status, String detail) {
        Answer answer = forms.of(request.normalizedPath()).refused(status, detail);
        request.response()
                .setStatusCode(answer.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType())
                .end(answer.body());
    }

    /** Only what there is: a stranger must not be able to make up metrics. */
    private static String format(RoutingContext request) {
        String[] segments = request.normalizedPath().split("/", -1);
        return Formats.named(segments.length > 2 ? segments[2] : "").isPresent() ? segments[2] : "unknown";
    }
}
