package dev.tidemark.policy.deletion;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.Reason;
import java.util.List;
import java.util.Optional;

/**
 * A deletion that came to its end.
 *
 * @param results one per name, in the order they were named; where everything was named, one per tag and manifest that was there
 */
public record Deletion(ExecutionId execution, List<Result> results) {

    public Deletion {
        results = List.copyOf(results);
    }

    /**
     * What became of a name.
     *
     * @param name the tag or digest
     * @param outcome DELETED, GONE, KEPT or FAILED
     * @param reason why it was kept or failed; null where that is not known, and for what went
     * @param detail a sentence for people; null where the reason says it all
     */
    public record Result(String name, Outcome outcome, Reason reason, String detail) {

        /** Whether it is not there any more. */
        public boolean isOff() {
            return outcome == Outcome.DELETED || outcome == Outcome.GONE;
        }
    }

    /** Whether nothing of what was named was there. */
    public boolean foundNothing() {
        return results.stream().allMatch(result -> result.outcome() == Outcome.GONE);
    }

    /** The first of those that are still there, if any is. */
    public Optional<Result> obstacle() {
        return results.stream().filter(result -> !result.isOff()).findFirst();
    }
}
