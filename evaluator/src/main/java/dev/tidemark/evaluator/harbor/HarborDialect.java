package dev.tidemark.evaluator.harbor;

import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.evaluator.InvalidPolicyException;
import dev.tidemark.evaluator.rule.Selectors;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Compiles Harbor's policies into the policy language. */
public final class HarborDialect {

    private static final int MAX_RULES = 15;

    /** {@code Manual} is what some clients send for "no schedule"; Harbor's own UI sends {@code Schedule} with an empty cron. */
    private static final Set<String> TRIGGER_KINDS = Set.of("", "Schedule", "Manual");

    private HarborDialect() {}

    /** How much of a document that means nothing is accepted. */
    enum Mode {
        /** A document that a client sends now: what Harbor would let fail or misread later is refused. */
        STRICT,
        /** A document stored by Harbor itself: where Harbor falls back to a default, so do we. */
        LENIENT
    }

    /**
     * Compiles a document that a client sends. Whose project it is for, and whether its cron is one, is left to the caller.
     *
     * @throws InvalidPolicyException if it is refused
     */
    public static RetentionRules compile(HarborPolicy policy) {
        List<HarborRule> rules = rules(policy);
        if (rules.size() > MAX_RULES) {
            throw InvalidPolicyException.badRequest("only " + MAX_RULES + " rules are allowed at most");
        }
        RuleTwins.refuse(rules);
        checkAlgorithm(policy);
        checkFrame(policy);
        return rulesOf(compilers(rules, Mode.STRICT));
    }

    /**
     * Compiles, for one repository, a document that Harbor itself stored. As there, nobody looks at a rule that does not select the
     * repository, however wrong it may be otherwise.
     *
     * @return empty if no rule selects the repository: it is then left alone
     * @throws InvalidPolicyException if it would fail the repository's task in Harbor
     * @throws dev.tidemark.evaluator.pattern.PatternException if matching reaches a malformed part of a pattern for repositories
     */
    public static Optional<RetentionRules> compileStored(HarborPolicy policy, RepositoryName repository) {
        Selectors selectors = new Selectors(repository);
        List<RuleCompiler> selecting = compilers(rules(policy), Mode.LENIENT).stream()
                .filter(rule -> !rule.isDisabled() && selectors.selectRepository(rule.repositorySelectors()))
                .toList();
        if (selecting.isEmpty()) {
            return Optional.empty();
        }
        checkAlgorithm(policy);
        return Optional.of(rulesOf(selecting));
    }

    private static List<HarborRule> rules(HarborPolicy policy) {
        List<HarborRule> rules = policy.rules() == null ? List.of() : policy.rules();
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i) == null) {
                throw InvalidPolicyException.badRequest("rule " + i + " is null");
            }
        }
        return rules;
    }

    private static List<RuleCompiler> compilers(List<HarborRule> rules, Mode mode) {
        return IntStream.range(0, rules.size())
                .mapToObj(i -> new RuleCompiler(i, rules.get(i), mode))
                .toList();
    }

    private static RetentionRules rulesOf(List<RuleCompiler> rules) {
        List<RetentionRule> compiled = rules.stream().map(RuleCompiler::compile).toList();
        return new RetentionRules(RetentionRules.Unit.ARTIFACT, compiled, false);
    }

    private static void checkAlgorithm(HarborPolicy policy) {
        if (!policy.algorithm().equals("or")) {
            throw InvalidPolicyException.badRequest(
                    "algorithm '" + policy.algorithm() + "' is not supported, only 'or' is");
        }
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
