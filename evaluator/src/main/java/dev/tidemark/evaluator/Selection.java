package dev.tidemark.evaluator;

import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.registry.RepositoryName;
import java.util.List;
import java.util.Optional;

/** Says which rules of a policy concern a repository. */
public final class Selection {

    private Selection() {}

    /**
     * The enabled rules that select the repository, in the policy's order.
     *
     * @return empty if there is none: the repository is then left alone
     * @throws dev.tidemark.evaluator.pattern.PatternException if a pattern is malformed where matching reaches it: the policy then selects
     *     nothing anywhere
     */
    public static Optional<RetentionRules> rulesFor(RetentionRules rules, RepositoryName repository) {
        List<RetentionRule> enabled =
                rules.rules().stream().filter(rule -> !rule.disabled()).toList();
        return enabled.isEmpty()
                ? Optional.empty()
                : Optional.of(new RetentionRules(rules.unit(), enabled, rules.allowEmpty()));
    }
}
