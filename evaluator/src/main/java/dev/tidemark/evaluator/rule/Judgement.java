package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.registry.RepositoryName;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Judges candidates by all rules of a policy: what none of them retains is condemned, also what none of them selects. */
public final class Judgement {

    private final Selectors selectors;
    private final Times times;
    private final Streams streams = new Streams();

    /** @param pullsKnownSince from when on no pull went unnoticed, null if pulls are known only by chance */
    public Judgement(RepositoryName repository, Instant now, Instant pullsKnownSince) {
        this.selectors = new Selectors(repository);
        this.times = new Times(now, pullsKnownSince);
    }

    /**
     * A ruling for each candidate, in their order.
     *
     * @param candidates in {@link Candidate#NEWEST_FIRST their own order}
     * @throws dev.tidemark.evaluator.pattern.PatternException if any rule errs: then none decides
     */
    public List<Ruling> of(List<Candidate> candidates, List<RetentionRule> rules) {
        // as in Harbor, a rule without selectors of artifacts is skipped, and a policy of such rules only deletes
        // nothing
        List<RetentionRule> judging = rules.stream()
                .filter(rule -> !rule.disabled() && !rule.artifacts().isEmpty())
                .toList();
        Ruling[] rulings = new Ruling[candidates.size()];
        Arrays.fill(rulings, judging.isEmpty() ? Ruling.NO_RULE_JUDGES : Ruling.NOT_SELECTED);
        Ranking ranking = new Ranking(candidates, times);
        for (RetentionRule rule : judging) {
            apply(rule, candidates, ranking, rulings);
        }
        spareImmutable(candidates, rulings);
        return List.of(rulings);
    }

    private void apply(RetentionRule rule, List<Candidate> candidates, Ranking ranking, Ruling[] rulings) {
        Selectors.Condition condition = selectors.condition(rule.artifacts());
        Answer[] selected = new Answer[rulings.length];
        for (int i = 0; i < selected.length; i++) {
            selected[i] = condition.of(candidates.get(i));
        }
        Findings findings = rule.keep().match(new Keeping(candidates, selected, ranking, times, streams));
        for (int i = 0; i < selected.length; i++) {
            if (selected[i] != Answer.NO && rulings[i].yieldsTo(findings.answer(i))) {
                rulings[i] = ruling(rule.name(), findings, i);
            }
        }
    }

    private static Ruling ruling(String rule, Findings findings, int candidate) {
        return switch (findings.answer(candidate)) {
            case YES -> Ruling.retained(rule, findings.rank(candidate));
            case UNSURE -> Ruling.spared(findings.doubt(candidate), rule, findings.rank(candidate));
            case NO -> Ruling.condemned(rule, findings.rank(candidate));
        };
    }

    private static void spareImmutable(List<Candidate> candidates, Ruling[] rulings) {
        for (int i = 0; i < rulings.length; i++) {
            if (!rulings[i].retained() && candidates.get(i).immutable()) {
                rulings[i] = Ruling.spared(Reason.IMMUTABLE, null, null);
            }
        }
    }
}
