package dev.tidemark.evaluator;

import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.RetentionRules.Unit;
import dev.tidemark.evaluator.graph.References;
import dev.tidemark.evaluator.rule.Candidate;
import dev.tidemark.evaluator.rule.Judgement;
import dev.tidemark.evaluator.rule.Rulings;
import java.time.Instant;
import java.util.List;

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

    /** What was named is condemned unless the registry protects it: of an artifact named itself, any of its tags. All else stays. */
    static Judged byName(Naming naming, Snapshot snapshot, References references) {
        List<Artifact> artifacts = snapshot.artifacts();
        Candidates candidates = Candidates.of(artifacts, references, Unit.TAG);
        Rulings rulings = Rulings.naming(
                candidates,
                naming.by(),
                candidate -> naming.names(candidate.digest(), candidate.tags()),
                candidate -> candidate.immutable()
                        || naming.namesWhole(candidate.digest())
                                && artifacts.get(candidate.place()).immutable());
        return new Judged(candidates, Candidate.newestFirst(candidates), rulings);
    }

    Candidates retained() {
        return candidates.those(rulings::isRetained);
    }

    Candidates condemned() {
        return candidates.those(candidate -> !rulings.isRetained(candidate));
    }
}
