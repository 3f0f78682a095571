package dev.tidemark.policy.api;

import java.util.Locale;
import java.util.stream.Stream;

/** What can be wrong with a request, as its {@code type} says. The words are part of the API and stay as they are. */
enum ProblemType {
    /** What was sent cannot be read: no JSON, a member or parameter that is not known, or of a wrong type. */
    MALFORMED(400),
    UNAUTHORIZED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    /** What is there already, or has ended, stands against it. */
    CONFLICT(409),
    /** The policy has another revision than {@code If-Match} says. */
    STALE_REVISION(412),
    TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    /** It can be read, and makes no sense; {@code place} says where. */
    INVALID(422),
    /** {@code If-Match} is missing. */
    REVISION_REQUIRED(428),
    INTERNAL(500),
    /** The registry failed, or refused. */
    REGISTRY_FAILED(502),
    /** What has to be asked does not answer: try again later. */
    UNAVAILABLE(503),
    /** It goes on, and took longer than a client waits. */
    PENDING(504);

    private static final String PREFIX = "urn:tidemark:problem:";

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    String uri() {
        return PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one that goes with the status. */
    static ProblemType of(int status) {
        return Stream.of(values())
                .filter(type -> type.status == status)
                .findFirst()
                .orElse(status < 500 ? MALFORMED : INTERNAL);
    }
}
