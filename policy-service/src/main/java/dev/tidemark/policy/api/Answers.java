package dev.tidemark.policy.api;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What resources have in common: the words of refusals, and headers. */
public final class Answers {

    private Answers() {}

    /** Does something; what is refused, be it at once, is refused in the words of our API. */
    public static <T> Uni<T> of(Supplier<Uni<T>> deed) {
        return Uni.createFrom().deferred(deed::get).onFailure().transform(Refusals::of);
    }

    static RestResponse<PolicyResponse> policy(RestResponse.Status status, PolicyResponse policy) {
        var answer = ResponseBuilder.create(status, policy).header(HttpHeaders.ETAG, Revision.tag(policy.revision()));
        if (status == RestResponse.Status.CREATED) {
            answer.header(HttpHeaders.LOCATION, ApiErrorForm.ROOT + "/policies/" + policy.id());
        }
        return answer.build();
    }

    /** What was asked for, and is on its way. */
    public static <T> RestResponse<T> accepted(T entity, String path) {
        return ResponseBuilder.create(RestResponse.Status.ACCEPTED, entity)
                .header(HttpHeaders.LOCATION, ApiErrorForm.ROOT + path)
                .build();
    }
}
