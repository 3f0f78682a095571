package dev.tidemark.policy.swr;

import dev.tidemark.contracts.policy.PolicyId;
import java.util.regex.Pattern;

/** Numbers of policies: SWR's clients keep them in 32 bits. */
final class SwrNumber {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,10}");

    private SwrNumber() {}

    /**
     * The policy that a path names.
     *
     * @throws SwrException if it is no number, or one that no policy has
     */
    static PolicyId inPath(String text) {
        if (!DIGITS.matcher(text).matches() || Long.parseLong(text) > Integer.MAX_VALUE) {
            throw SwrError.BAD_ID.refusal("retention_id must be an integer");
        }
        long number = Long.parseLong(text);
        if (number == 0) {
            throw SwrError.NO_POLICY.refusal();
        }
        return new PolicyId(number);
    }

    static int of(PolicyId policy) {
        return Math.toIntExact(policy.value());
    }
}
