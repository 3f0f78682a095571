package dev.tidemark.standalone.plan;

import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.evaluator.Evaluator;
import dev.tidemark.evaluator.Snapshot;
import dev.tidemark.evaluator.pattern.PatternException;
import java.time.Instant;
import java.util.List;

/** What is decided on a repository, as it is printed. */
final class Planning {

    private Planning() {}

    /**
     * A line for each tag, and for each manifest without one.
     *
     * @throws BadInputException if a pattern of the rules cannot be matched
     */
    static List<DecisionLine> plan(RetentionRules rules, Snapshot snapshot, Instant now) {
        try {
            return Evaluator.plan(snapshot, rules, now).decisions().stream()
                    .flatMap(DecisionLine::of)
                    .toList();
        } catch (PatternException e) {
            throw new BadInputException("policy: " + e.getMessage(), e);
        }
    }
}
