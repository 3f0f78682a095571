package dev.tidemark.policy.security;

import dev.tidemark.policy.error.RefusedException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.util.regex.Pattern;

/**
 * Reads a request's body before anybody else does, and leaves it for whoever comes after. What is too large is refused here, in the words of
 * whoever is asked; the framework would say nothing but 413.
 */
final class RequestBody {

    /** What the service takes of anybody; {@code quarkus.http.limits.max-body-size} says the same. */
    private static final int LARGEST = 256 * 1024;

    /** What is read of a body that is too large, so that its sender can hear so and use the connection for something else. */
    private static final long SWALLOWED = 16L * 1024 * 1024;

    private static final String READ = RequestBody.class.getName();
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    private RequestBody() {}

    /** When it is read; fails with what is to be answered if it is more than the service takes. */
    static Uni<Void> read(RoutingContext request) {
        HttpServerRequest incoming = request.request();
        if (isPointless(incoming)) {
            return Uni.createFrom().failure(tooLarge());
        }
        return Uni.createFrom()
                .<Buffer>emitter(emitter -> new Reading(emitter).of(incoming))
                .invoke(body -> {
                    ((RoutingContextInternal) request).setBody(body);
                    request.put(READ, true);
                })
                .replaceWithVoid();
    }

    /** When it is known that the body is not too large, having read it only where nothing but its end would tell; fails likewise. */
    static Uni<Void> measure(RoutingContext request) {
        HttpServerRequest incoming = request.request();
        boolean isKnown = request.get(READ) != null
                || (length(incoming) >= 0 ? length(incoming) <= LARGEST : !comesWithoutLength(incoming));
        return isKnown ? Uni.createFrom().voidItem() : read(request);
    }

    private static boolean comesWithoutLength(HttpServerRequest incoming) {
        return !incoming.isEnded() && incoming.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /** As it is told; negative where it is not. */
    private static long length(HttpServerRequest incoming) {
        String length = incoming.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && DIGITS.matcher(length).matches() ? Long.parseLong(length) : -1;
    }

    /** Whoever asks before they send need not, and of whoever sends without end nobody waits for it. */
    private static boolean isPointless(HttpServerRequest incoming) {
        return length(incoming) > (incoming.headers().contains(HttpHeaders.EXPECT) ? LARGEST : SWALLOWED);
    }

    private static RefusedException tooLarge() {
        return new RefusedException(413, "the body is larger than " + LARGEST + " bytes");
    }

    /** One body on its way. */
    private static final class Reading {

        private final UniEmitter<? super Buffer> emitter;
        private Buffer body = Buffer.buffer();
        private long length;

        Reading(UniEmitter<? super Buffer> emitter) {
            this.emitter = emitter;
        }

        void of(HttpServerRequest incoming) {
            incoming.exceptionHandler(e -> emitter.fail(new RefusedException(400, "the body broke off")));
            incoming.handler(this::add);
            incoming.endHandler(end -> finish());
            incoming.resume();
        }

        private void add(Buffer part) {
            length += part.length();
            if (length <= LARGEST) {
                body.appendBuffer(part);
            } else {
                body = Buffer.buffer();
            }
            if (length > SWALLOWED) {
                emitter.fail(tooLarge());
            }
        }

        private void finish() {
            if (length <= LARGEST) {
                emitter.complete(body);
            } else {
                emitter.fail(tooLarge());
            }
        }
    }
}
