package dev.tidemark.policy.security;

import dev.tidemark.policy.error.RefusedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;

/** Reads a request's body before anybody else does, and leaves it for whoever comes after. */
final class RequestBody {

    /** What the service takes of anybody. */
    private static final int LARGEST = 256 * 1024;

    private RequestBody() {}

    /** When it is read; fails with what is to be answered if it is more than the service takes. */
    static Uni<Void> read(RoutingContext request) {
        return Uni.createFrom()
                .<Buffer>emitter(emitter -> {
                    Buffer body = Buffer.buffer();
                    HttpServerRequest incoming = request.request();
                    incoming.exceptionHandler(emitter::fail);
                    incoming.handler(part -> {
                        if (body.length() + part.length() <= LARGEST) {
                            body.appendBuffer(part);
                        } else {
                            emitter.fail(new RefusedException(413, "the body is larger than " + LARGEST + " bytes"));
                        }
                    });
                    incoming.endHandler(end -> emitter.complete(body));
                    incoming.resume();
                })
                .invoke(((RoutingContextInternal) request)::setBody)
                .replaceWithVoid();
    }
}
