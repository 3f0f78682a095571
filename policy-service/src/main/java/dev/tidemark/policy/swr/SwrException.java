package dev.tidemark.policy.swr;

/** A request that is answered with one of SWR's errors. */
final class SwrException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final SwrError error;

    SwrException(SwrError error, String detail) {
        super(detail);
        this.error = error;
    }

    SwrError error() {
        return error;
    }
}
