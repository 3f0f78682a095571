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
     * A verdict for each candidate.
     *
     * @throws dev.tidemark.evaluator.pattern.PatternException if any rule errs: then none decides
     */
    public Map<Candidate, Verdict> of(List<Candidate> candidates, List<RetentionRule> rules) {
        // as in Harbor, a rule without selectors of artifacts is skipped, and a policy of such rules only deletes
        // nothing
        List<RetentionRule> judging = rules.stream()
                .filter(rule -> !rule.disabled() && !rule.artifacts().isEmpty())
                .toList();
        Verdict unless = judging.isEmpty() ? Verdict.NO_RULE_JUDGES : Verdict.NOT_SELECTED;
        Map<Candidate, Verdict> verdicts = new HashMap<>();
        candidates.forEach(candidate -> verdicts.put(candidate, unless));
        judging.forEach(rule ->
                by(rule, candidates).forEach((candidate, verdict) -> verdicts.merge(candidate, verdict, Verdict::or)));
        return verdicts;
    }

    private Map<Candidate, Verdict> by(RetentionRule rule, List<Candidate> candidates) {
        List<Candidate> selected = candidates.stream()
                .filter(candidate -> selectors.selectArtifact(rule.artifacts(), candidate.tags()))
                .toList();
        return rule.keep().match(new Keeping(rule.name(), selected, now));
    }
}
