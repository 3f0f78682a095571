package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.execution.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** What all rules together say of each candidate, before any guard. Candidates are known by their place. */
public final class Rulings {

    private static final String NOT_NAMED = "not named";

    private final boolean anyRuleJudges;
    private final Reason[] reasons;
    private final String[] rules;
    private final int[] ranks;
    private String askedBy;

    Rulings(int candidates, boolean anyRuleJudges) {
        this.anyRuleJudges = anyRuleJudges;
        reasons = new Reason[candidates];
        Arrays.fill(reasons, Reason.NOT_SELECTED);
        rules = new String[candidates];
        ranks = new int[candidates];
    }

    /**
     * What a client names is let go, all else is retained.
     *
     * @param by who named it, or null
     * @param spared which of those named the registry protects
     */
    public static Rulings naming(
            List<Candidate> candidates, String by, Predicate<Candidate> named, Predicate<Candidate> spared) {
        Rulings rulings = new Rulings(candidates.size(), true);
        rulings.askedBy = by;
        for (int place = 0; place < candidates.size(); place++) {
            Candidate candidate = candidates.get(place);
            if (!named.test(candidate)) {
                rulings.reasons[place] = Reason.RULE;
                rulings.rules[place] = NOT_NAMED;
            } else if (spared.test(candidate)) {
                rulings.reasons[place] = Reason.IMMUTABLE;
            } else {
                rulings.reasons[place] = Reason.ASKED_FOR;
                rulings.rules[place] = by;
            }
        }
        return rulings;
    }

    /** Who named what goes; null where rules decide, or nobody says. */
    public String askedBy() {
        return askedBy;
    }

    /** How many candidates there are. */
    public int size() {
        return reasons.length;
    }

    /** Whether it stays. Where no rule of the policy judges artifacts at all, none is condemned. */
    public boolean isRetained(int candidate) {
        return !anyRuleJudges || !isLetGo(reasons[candidate]);
    }

    /** Whether it stays only because too little is known of it, or the registry protects it. */
    public boolean isSpared(int candidate) {
        return reasons[candidate] != Reason.RULE && !isLetGo(reasons[candidate]);
    }

    public Reason reason(int candidate) {
        return reasons[candidate];
    }

    /** The rule behind it, null if there is none. */
    public String rule(int candidate) {
        return rules[candidate];
    }

    /** Its place in that rule's order from 1, null where the rule does not rank. */
    public Integer rank(int candidate) {
        return ranks[candidate] == 0 ? null : ranks[candidate];
    }

    /** Notes what a rule says of a candidate that it selects, or may select, unless another one's word counts for more. */
    void hear(int candidate, String rule, Part keep) {
        Answer answer = keep.answer(candidate);
        if (yields(reasons[candidate], answer)) {
            reasons[candidate] = switch (answer) {
                case YES -> Reason.RULE;
                case UNSURE -> keep.doubt(candidate);
                case NO -> Reason.NOT_RETAINED;
            };
            rules[candidate] = rule;
            ranks[candidate] = keep.rank(candidate);
        }
    }

    /** Lets what no rule retains stay, as the registry protects it. */
    void spareImmutable(int candidate) {
        if (!isRetained(candidate)) {
            reasons[candidate] = Reason.IMMUTABLE;
            rules[candidate] = null;
            ranks[candidate] = 0;
        }
    }

    /** To retain wins over doubt, doubt over letting go; among equals the earlier stands. */
    private static boolean yields(Reason earlier, Answer later) {
        return switch (earlier) {
            case NOT_SELECTED -> true;
            case NOT_RETAINED -> later != Answer.NO;
            case RULE -> false;
            default -> later == Answer.YES;
        };
    }

    private static boolean isLetGo(Reason reason) {
        return reason == Reason.NOT_SELECTED || reason == Reason.NOT_RETAINED || reason == Reason.ASKED_FOR;
    }
}
