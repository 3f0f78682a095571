package dev.tidemark.policy.harbor;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.policy.PolicyId;
import java.util.Optional;

/** Numbers in paths and queries. What is none is answered with 422, as by Harbor's parameter binding. */
public final class HarborNumber {

    private HarborNumber() {}

    public static long inPath(String name, String text) {
        return parse(name, "path", text);
    }

    /** 0 where the query has none. */
    static long inQuery(String name, String text) {
        return text == null || text.isEmpty() ? 0 : parse(name, "query", text);
    }

    /** Any number is well-formed as an id, but what is not positive was never given. */
    public static Optional<PolicyId> policy(long number) {
        return number > 0 ? Optional.of(new PolicyId(number)) : Optional.empty();
    }

    public static Optional<ExecutionId> execution(long number) {
        return number > 0 ? Optional.of(new ExecutionId(number)) : Optional.empty();
    }

    private static long parse(String name, String place, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw HarborJson.unprocessable(name + " in " + place + " must be of type int64: \"" + text + "\"");
        }
    }
}
