package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.execution.Reason;

/**
 * What all rules together say of one candidate, before any guard.
 *
 * @param retained whether it stays
 * @param spared whether it stays only because too little is known of it, or the registry protects it
 * @param rule the rule behind it, null if there is none
 * @param rank its place in that rule's order from 1, null where the rule does not rank
 */
public record Ruling(boolean retained, boolean spared, Reason reason, String rule, Integer rank) {

    /** No rule of the policy judges artifacts at all, so none is condemned. */
    static final Ruling NO_RULE_JUDGES = new Ruling(true, false, Reason.NOT_SELECTED, null, null);

    static final Ruling NOT_SELECTED = new Ruling(false, false, Reason.NOT_SELECTED, null, null);

    static Ruling retained(String rule, Integer rank) {
        return new Ruling(true, false, Reason.RULE, rule, rank);
    }

    /** The rules would let it go, or cannot tell, and for that reason it stays. */
    static Ruling spared(Reason reason, String rule, Integer rank) {
        return new Ruling(true, true, reason, rule, rank);
    }

    static Ruling condemned(String rule, Integer rank) {
        return new Ruling(false, false, Reason.NOT_RETAINED, rule, rank);
    }

    /** Whether another rule's answer counts for more: to retain wins over doubt, doubt over letting go; among equals the earlier stands. */
    boolean yieldsTo(Answer later) {
        return switch (reason) {
            case NOT_SELECTED -> true;
            case NOT_RETAINED -> later != Answer.NO;
            case RULE -> false;
            default -> later == Answer.YES;
        };
    }
}
