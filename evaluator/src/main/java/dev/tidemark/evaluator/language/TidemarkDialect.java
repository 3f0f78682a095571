package dev.tidemark.evaluator.language;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.Selector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compiles Tidemark's own policies into rules. They decide on each tag by itself, and on untagged artifacts by a rule of their own. */
public final class TidemarkDialect {

    /** The name that decisions give to the rule for untagged artifacts. */
    public static final String UNTAGGED = "untagged";

    /** A push by digest, or the moment between two requests of one push, looks like an orphan: a day is longer than any of these. */
    private static final Keep GRACE = new Keep.YoungerThan(Keep.By.PUSHED, 86_400);

    private TidemarkDialect() {}

    /**
     * Compiles a document.
     *
     * @throws dev.tidemark.evaluator.InvalidPolicyException if anything in it is not understood, with its place in the document
     */
    public static RetentionRules compile(JsonNode document) {
        DocumentNode policy = DocumentNode.whole(document).objectOf(Set.of("rules", "untagged", "allowEmpty"));
        List<RetentionRule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>(Set.of(UNTAGGED));
        for (DocumentNode node : policy.required("rules").items()) {
            RetentionRule rule = rule(node, "rule " + rules.size());
            if (!names.add(rule.name())) {
                throw node.invalid("has the name of another rule: " + rule.name());
            }
            rules.add(rule);
        }
        Keep untagged = policy.optional("untagged").map(Retention::keep).orElse(GRACE);
        rules.add(untagged(rules, untagged));
        boolean allowEmpty =
                policy.optional("allowEmpty").map(DocumentNode::flag).orElse(false);
        return new RetentionRules(RetentionRules.Unit.TAG, rules, allowEmpty);
    }

    private static RetentionRule rule(DocumentNode node, String otherwise) {
        node.objectOf(Set.of("name", "disabled", "repositories", "artifacts", "keep"));
        List<Selector> artifacts = new ArrayList<>(List.of(new Selector.Not(new Selector.Untagged())));
        node.optional("artifacts").map(Conditions.ON_ARTIFACTS::condition).ifPresent(artifacts::add);
        return new RetentionRule(
                node.optional("name").map(TidemarkDialect::name).orElse(otherwise),
                node.optional("disabled").map(DocumentNode::flag).orElse(false),
                node.optional("repositories")
                        .map(Conditions.ON_REPOSITORIES::condition)
                        .map(List::of)
                        .orElse(List.of()),
                artifacts,
                Retention.keep(node.required("keep")));
    }

    private static String name(DocumentNode node) {
        String name = node.text();
        if (name.isBlank() || name.length() > 100) {
            throw node.invalid("must have 1 to 100 characters");
        }
        return name;
    }

    /** Untagged artifacts go with the rules: where none of these selects a repository, it is left alone. */
    private static RetentionRule untagged(List<RetentionRule> rules, Keep keep) {
        List<Selector> repositories = rules.stream()
                .filter(rule -> !rule.disabled())
                .<Selector>map(rule -> new Selector.AllOf(rule.repositories()))
                .toList();
        return new RetentionRule(
                UNTAGGED, false, List.of(new Selector.AnyOf(repositories)), List.of(new Selector.Untagged()), keep);
    }
}
