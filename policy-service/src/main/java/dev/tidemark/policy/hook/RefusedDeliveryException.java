package dev.tidemark.policy.hook;

/** A delivery that is answered with an error. The message is for the source. */
final class RefusedDeliveryException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Refusal refusal;

    RefusedDeliveryException(Refusal refusal, String message) {
        // Nobody looks at where it comes from, and strangers can cause many.
        super(message, null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
