package dev.tidemark.evaluator;

import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.evaluator.graph.References;
import dev.tidemark.evaluator.rule.Candidate;
import dev.tidemark.evaluator.rule.Judgement;
import dev.tidemark.evaluator.rule.Rulings;
import java.time.Instant;

/**
 * What the rules make of all candidates, before any guard.
 *
 * @param newestFirst the candidates in {@link Candidate#newestFirst their own order}
 */
record Judged(Candidates candidates, int[] newestFirst, Rulings rulings) {

    static Judged by(RetentionRules rules, Snapshot snapshot, References references, Instant now) {
        Candidates candidates = Candidates.of(snapshot.artifacts(), references, rules.unit());
        int[] newestFirst = Candidate.newestFirst(candidates);
        Rulings rulings = new Judgement(snapshot.repository(), now, snapshot.pullsKnownSince())
                .of(candidates, newestFirst, rules.rules());
        return new Judged(candidates, newestFirst, rulings);
    }

    Candidates retained() {
        return candidates.those(rulings::isRetained);
    }

    Candidates condemned() {
        return candidates.those(candidate -> !rulings.isRetained(candidate));
    }
}
