package dev.tidemark.policy.hook;

/** Why a delivery is refused as a whole. */
enum Refusal {
    UNKNOWN_FORMAT(404),
    UNKNOWN_REGISTRY(404),
    METHOD(405),
    OFF(403),
    UNAUTHENTICATED(401),
    MEDIA_TYPE(415),
    TOO_LARGE(413),
    /** Not JSON, or nothing in it is understood. */
    MALFORMED(400),
    /** Kafka does not acknowledge, or not as fast as things happen. */
    UNAVAILABLE(503);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }
}
