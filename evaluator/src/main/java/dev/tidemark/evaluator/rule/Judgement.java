package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.registry.RepositoryName;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Judges candidates by all rules of a policy: what none of them retains is condemned, also what none of them selects. */
public final class Judgement {

    private final Selectors selectors;
    private final Instant now;

    public Judgement(RepositoryName repository, Instant now) {
        this.selectors = new Selectors(repository);
        this.now = now;
    }

    /**
     * A ruling for each candidate.
     *
     * @throws dev.tidemark.evaluator.pattern.PatternException if any rule errs: then none decides
     */
    public Map<Candidate, Ruling> of(List<Candidate> candidates, List<RetentionRule> rules) {
        // as in Harbor, a rule without selectors of artifacts is skipped, and a policy of such rules only deletes
        // nothing
        List<RetentionRule> judging = rules.stream()
                .filter(rule -> !rule.disabled() && !rule.artifacts().isEmpty())
                .toList();
        Ruling unless = judging.isEmpty() ? Ruling.NO_RULE_JUDGES : Ruling.NOT_SELECTED;
        Map<Candidate, Ruling> rulings = new HashMap<>();
        candidates.forEach(candidate -> rulings.put(candidate, unless));
        judging.forEach(rule ->
                by(rule, candidates).forEach((candidate, ruling) -> rulings.merge(candidate, ruling, Ruling::or)));
        return rulings;
    }

    private Map<Candidate, Ruling> by(RetentionRule rule, List<Candidate> candidates) {
        List<Candidate> selected = candidates.stream()
                .filter(candidate -> selectors.selectArtifact(rule.artifacts(), candidate.tags()))
                .toList();
        return rule.keep().match(new Keeping(rule.name(), selected, now));
    }
}
