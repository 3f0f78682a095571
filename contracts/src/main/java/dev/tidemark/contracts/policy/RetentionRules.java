package dev.tidemark.contracts.policy;

import dev.tidemark.contracts.Required;
import java.util.List;
import java.util.Objects;

/**
 * What to retain: the union of what the rules retain. Whatever a selected repository holds beyond that is condemned; a repository
 * that no enabled rule selects is left alone.
 *
 * @param unit what is decided on as one
 * @param rules in the policy's order, which is how decisions refer to them
 * @param allowEmpty whether the last artifact of a repository may go
 */
public record RetentionRules(Unit unit, List<RetentionRule> rules, @Required boolean allowEmpty) {

    public RetentionRules {
        Objects.requireNonNull(unit, "unit");
        rules = List.copyOf(rules);
    }

    /** What is decided on as one: Harbor's policies judge an artifact with all its tags, the others a tag. */
    public enum Unit {
        ARTIFACT,
        TAG
    }
}
