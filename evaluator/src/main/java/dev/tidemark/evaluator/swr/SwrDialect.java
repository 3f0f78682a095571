package dev.tidemark.evaluator.swr;

import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.evaluator.InvalidPolicyException;
import java.util.List;

/** Compiles SWR's policies into the policy language. */
public final class SwrDialect {

    private SwrDialect() {}

    /**
     * Compiles a document. Whose repository it is for is left to the caller.
     *
     * <p>The unit is the tag: untagged artifacts are none of SWR's business and stay. A policy without a rule is accepted and selects no
     * repository. Unlike in SWR, the newest tag stays even where all are too old.
     *
     * @throws InvalidPolicyException if it is refused
     */
    public static RetentionRules compile(SwrPolicy policy) {
        if (policy.algorithm() == null) {
            throw InvalidPolicyException.badRequest("algorithm is missing");
        }
        if (!policy.algorithm().equals("or")) {
            throw InvalidPolicyException.badRequest(
                    "algorithm '" + policy.algorithm() + "' is not supported, only 'or' is");
        }
        List<SwrRule> rules = policy.rules();
        if (rules == null) {
            throw InvalidPolicyException.badRequest("rules is missing");
        }
        if (rules.size() > 1) {
            throw InvalidPolicyException.badRequest("only one rule is allowed at most");
        }
        return new RetentionRules(
                RetentionRules.Unit.TAG,
                rules.stream()
                        .flatMap(rule -> RuleCompiler.compile(rule).stream())
                        .toList(),
                false);
    }
}
