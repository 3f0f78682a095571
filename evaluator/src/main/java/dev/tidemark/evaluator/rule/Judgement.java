package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.registry.RepositoryName;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** Judges candidates by all rules of a policy: what none of them retains is condemned, also what none of them selects. */
public final class Judgement {

    private final Selectors selectors;
    private final Times times;

    /** @param pullsKnownSince from when on no pull went unnoticed, null if pulls are known only by chance */
    public Judgement(RepositoryName repository, Instant now, Instant pullsKnownSince) {
        this.selectors = new Selectors(repository);
        this.times = new Times(now, pullsKnownSince);
    }

    /**
     * What the rules say of each candidate.
     *
     * @param newestFirst the candidates in {@link Candidate#newestFirst their own order}
     * @throws dev.tidemark.evaluator.pattern.PatternException if any rule errs: then none decides
     */
    public Rulings of(List<Candidate> candidates, int[] newestFirst, List<RetentionRule> rules) {
        Parts parts = new Parts(candidates, new Ranking(candidates, newestFirst, times), times);
        Deque<Judge> judges = new ArrayDeque<>();
        for (RetentionRule rule : rules) {
            // as in Harbor, a rule that selects no artifacts is skipped, and a policy of such rules deletes nothing
            if (!rule.disabled() && !rule.artifacts().isEmpty()) {
                Selectors.Condition condition = selectors.condition(rule.artifacts());
                judges.add(new Judge(rule.name(), condition, rule.keep().match(parts), candidates.size()));
            }
        }
        Rulings rulings = new Rulings(candidates.size(), !judges.isEmpty());
        BitSet immutable = look(List.copyOf(judges), candidates);
        while (!judges.isEmpty()) {
            // what it had to keep in mind is no longer needed then
            judges.remove().speak(rulings);
        }
        immutable.stream().forEach(rulings::spareImmutable);
        return rulings;
    }

    /** Shows each candidate once, to all judges: to fetch it from memory takes longer than to judge it. Tells which are immutable. */
    private static BitSet look(List<Judge> judges, List<Candidate> candidates) {
        BitSet immutable = new BitSet();
        for (int place = 0; place < candidates.size(); place++) {
            Candidate candidate = candidates.get(place);
            for (Judge judge : judges) {
                judge.look(place, candidate);
            }
            immutable.set(place, candidate.immutable());
        }
        return immutable;
    }
}
