package dev.tidemark.evaluator.harbor;

import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.evaluator.InvalidPolicyException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Compiles Harbor's policies into the policy language. */
public final class HarborDialect {

    private static final int MAX_RULES = 15;

    /** {@code Manual} is what some clients send for "no schedule"; Harbor's own UI sends {@code Schedule} with an empty cron. */
    private static final Set<String> TRIGGER_KINDS = Set.of("", "Schedule", "Manual");

    private HarborDialect() {}

    /** How much of a document that means nothing is accepted. */
    public enum Mode {
        /** A document that a client sends now: what Harbor would let fail or misread later is refused. */
        STRICT,
        /** A document stored by Harbor itself: where Harbor falls back to a default, so do we. */
        LENIENT
    }

    /**
     * Compiles a document that a client sends.
     *
     * @throws InvalidPolicyException if it is refused
     */
    public static RetentionRules compile(HarborPolicy policy) {
        return compile(policy, Mode.STRICT);
    }

    /**
     * Compiles a document. Whose project it is for, and whether its cron is one, is left to the caller.
     *
     * @throws InvalidPolicyException if it is refused; in either mode if it would fail every task in Harbor
     */
    public static RetentionRules compile(HarborPolicy policy, Mode mode) {
        List<HarborRule> rules = policy.rules() == null ? List.of() : policy.rules();
        if (rules.size() > MAX_RULES) {
            throw InvalidPolicyException.badRequest("only " + MAX_RULES + " rules are allowed at most");
        }
        IntStream.range(0, rules.size())
                .filter(i -> rules.get(i) == null)
                .findFirst()
                .ifPresent(i -> {
                    throw InvalidPolicyException.badRequest("rule " + i + " is null");
                });
        RuleTwins.refuse(rules);
        if (!policy.algorithm().equals("or")) {
            throw InvalidPolicyException.badRequest(
                    "algorithm '" + policy.algorithm() + "' is not supported, only 'or' is");
        }
        if (mode == Mode.STRICT) {
            checkFrame(policy);
        }
        return new RetentionRules(RetentionRules.Unit.ARTIFACT, compile(rules, mode), false);
    }

    private static List<RetentionRule> compile(List<HarborRule> rules, Mode mode) {
        return IntStream.range(0, rules.size())
                .mapToObj(i -> new RuleCompiler(i, rules.get(i), mode).compile())
                .toList();
    }

    private static void checkFrame(HarborPolicy policy) {
        if (policy.scope() == null) {
            throw InvalidPolicyException.badRequest("scope is missing");
        }
        HarborTrigger trigger = policy.trigger();
        if (trigger == null) {
            throw InvalidPolicyException.badRequest("trigger is missing");
        }
        if (!TRIGGER_KINDS.contains(trigger.kind())) {
            throw InvalidPolicyException.badRequest("trigger kind '" + trigger.kind() + "' is not supported");
        }
        Object cron = trigger.settings().get("cron");
        if (cron != null && !(cron instanceof String)) {
            throw InvalidPolicyException.badRequest("invalid cron string for scheduled tag retention: not a string");
        }
    }
}
