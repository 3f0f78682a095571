package dev.tidemark.evaluator.harbor;

import dev.tidemark.contracts.policy.RetentionRules;

/** Compiles Harbor's policies into the policy language. */
public final class HarborDialect {

    private HarborDialect() {}

    /** How much of a document that means nothing is accepted. */
    public enum Mode {
        /** A document that a client sends now: what Harbor would let fail or misread later is refused. */
        STRICT,
        /** A document stored by Harbor itself: where Harbor falls back to a default, so do we. */
        LENIENT
    }

    /**
     * Compiles a document that a client sends.
     *
     * @throws InvalidPolicyException if it is refused
     */
    public static RetentionRules compile(HarborPolicy policy) {
        return compile(policy, Mode.STRICT);
    }

    /**
     * Compiles a document.
     *
     * @throws InvalidPolicyException if it is refused
     */
    public static RetentionRules compile(HarborPolicy policy, Mode mode) {
        throw new UnsupportedOperationException("Harbor policies cannot be compiled yet");
    }
}
