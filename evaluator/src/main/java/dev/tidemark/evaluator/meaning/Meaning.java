package dev.tidemark.evaluator.meaning;

import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.Scope;
import java.util.Objects;

/**
 * What a policy deletes and where, in one form for all that do the same: equal meanings condemn the same in every repository. Names and
 * order of rules, and whether a repository is selected by the scope's own name or by none, are not part of it; the scope is.
 *
 * @param rules in that form, whatever they were made from
 * @throws dev.tidemark.evaluator.pattern.PatternException if a pattern that the scope decides about is malformed
 */
public record Meaning(Scope scope, RetentionRules rules) {

    public Meaning {
        Objects.requireNonNull(scope, "scope");
        rules = OneForm.of(scope, rules);
    }
}
