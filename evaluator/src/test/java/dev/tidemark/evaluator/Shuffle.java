package dev.tidemark.evaluator;

import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.contracts.registry.ArtifactFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The same in another order. */
final class Shuffle {

    private final Chance chance;

    Shuffle(Chance chance) {
        this.chance = chance;
    }

    Snapshot listing(Snapshot snapshot) {
        List<Artifact> artifacts = each(
                snapshot.artifacts(),
                one -> new Artifact(
                        one.digest(),
                        facts(one.facts()),
                        each(one.tags(), tag -> tag),
                        one.pushed(),
                        one.pulled(),
                        one.untaggedSince(),
                        one.thereSince()));
        return new Snapshot(snapshot.repository(), artifacts, snapshot.deletesTags(), snapshot.pullsKnownSince());
    }

    private ArtifactFacts facts(ArtifactFacts facts) {
        return facts == null
                ? null
                : new ArtifactFacts(
                        facts.digest(),
                        facts.mediaType(),
                        facts.artifactType(),
                        facts.size(),
                        facts.contentSize(),
                        facts.created(),
                        each(facts.children(), child -> child),
                        facts.subject(),
                        facts.labels(),
                        facts.annotations());
    }

    /** Conditions of each rule. */
    RetentionRules conditions(RetentionRules rules) {
        List<RetentionRule> others = rules.rules().stream()
                .map(rule -> new RetentionRule(
                        rule.name(),
                        rule.disabled(),
                        each(rule.repositories(), this::condition),
                        each(rule.artifacts(), this::condition),
                        rule.keep()))
                .toList();
        return new RetentionRules(rules.unit(), others, rules.allowEmpty());
    }

    private Selector condition(Selector selector) {
        if (selector instanceof Selector.AllOf all) {
            return new Selector.AllOf(each(all.of(), this::condition));
        }
        if (selector instanceof Selector.AnyOf any) {
            return new Selector.AnyOf(each(any.of(), this::condition));
        }
        return selector instanceof Selector.Not not ? new Selector.Not(condition(not.of())) : selector;
    }

    /** Rules, and parts of what they keep. */
    RetentionRules rules(RetentionRules rules) {
        List<RetentionRule> others = each(
                rules.rules(),
                rule -> new RetentionRule(
                        rule.name(), rule.disabled(), rule.repositories(), rule.artifacts(), keep(rule.keep())));
        return new RetentionRules(rules.unit(), others, rules.allowEmpty());
    }

    private Keep keep(Keep keep) {
        if (keep instanceof Keep.All all) {
            return new Keep.All(each(all.of(), this::keep));
        }
        return keep instanceof Keep.Any any ? new Keep.Any(each(any.of(), this::keep)) : keep;
    }

    private <T> List<T> each(List<T> list, UnaryOperator<T> change) {
        List<T> other = new ArrayList<>(list);
        other.replaceAll(change);
        chance.shuffle(other);
        return other;
    }
}
