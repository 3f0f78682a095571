package dev.tidemark.evaluator;

import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.evaluator.rule.Selectors;
import java.util.List;
import java.util.Optional;

/** Says which rules of a policy concern a repository. */
public final class Selection {

    private Selection() {}

    /**
     * The enabled rules that select the repository, in the policy's order. A rule that selects no artifacts selects the repository
     * nevertheless.
     *
     * @return empty if there is none: the repository is then left alone
     * @throws dev.tidemark.evaluator.pattern.PatternException if a pattern is malformed where matching reaches it: the policy then selects
     *     nothing anywhere
     */
    public static Optional<RetentionRules> rulesFor(RetentionRules rules, RepositoryName repository) {
        Selectors selectors = new Selectors(repository);
        List<RetentionRule> selecting = rules.rules().stream()
                .filter(rule -> !rule.disabled() && selectors.selectRepository(rule.repositories()))
                .toList();
        return selecting.isEmpty()
                ? Optional.empty()
                : Optional.of(new RetentionRules(rules.unit(), selecting, rules.allowEmpty()));
    }
}
