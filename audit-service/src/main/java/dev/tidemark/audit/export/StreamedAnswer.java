package dev.tidemark.audit.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.audit.rest.Problem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * An answer of any length. The next chunk is asked for when the one before has left for the client, and none any more when the client has
 * gone. Where it breaks off it is cut off, so that nobody takes a part for the whole: the last chunk that says that it was is missing.
 */
final class StreamedAnswer {

    private final RoutingContext request;
    private final HttpServerResponse response;
    private final ObjectMapper mapper;
    private boolean isGone;

    StreamedAnswer(RoutingContext request, ObjectMapper mapper) {
        this.request = request;
        this.response = request.response();
        this.mapper = mapper;
    }

    /** @param head goes before the first chunk, and also where there is none; nothing is sent before it is known that there is an answer */
    void stream(String contentType, Buffer head, Multi<Buffer> chunks) {
        Cancellable reading = chunks.onItem()
                .call(chunk -> write(contentType, head, chunk))
                .onItem()
                .ignoreAsUni()
                .call(() -> write(contentType, head, Buffer.buffer()))
                .subscribe()
                .with(all -> response.end(), this::fail);
        response.closeHandler(gone -> reading.cancel());
    }

    private Uni<Void> write(String contentType, Buffer head, Buffer chunk) {
        Buffer next = chunk;
        if (!response.headWritten()) {
            response.setChunked(true).putHeader(HttpHeaders.CONTENT_TYPE, contentType);
            next = Buffer.buffer().appendBuffer(head).appendBuffer(chunk);
        }
        Buffer written = next;
        return Uni.createFrom()
                .completionStage(() -> response.write(written).toCompletionStage())
                .onFailure()
                .invoke(() -> isGone = true);
    }

    /** Says what went wrong, or breaks off if it is too late for that. */
    void fail(Throwable failure) {
        if (isGone || response.closed()) {
            return; // There is nobody to say it to, and nothing went wrong here.
        }
        Problem problem = Problem.of(failure);
        if (response.headWritten()) {
            request.request().connection().close();
        } else {
            response.setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(json(problem));
        }
    }

    private String json(Problem problem) {
        try {
            return mapper.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a problem", e);
        }
    }
}
