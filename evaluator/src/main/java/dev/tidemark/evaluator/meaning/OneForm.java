package dev.tidemark.evaluator.meaning;

import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.RetentionRules.Unit;
import dev.tidemark.contracts.policy.Scope;
import dev.tidemark.contracts.policy.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Brings the rules of a policy into one form: only those that do something, each once, in an order and under names of no meaning. */
final class OneForm {

    private OneForm() {}

    static RetentionRules of(Scope scope, RetentionRules rules) {
        Conditions conditions = Conditions.in(scope);
        List<RetentionRule> effective = withoutIdle(InOrder.each(rules.rules().stream()
                .filter(rule -> !rule.disabled())
                .map(rule -> simplified(rule, conditions))
                .filter(rule -> !rule.repositories().equals(List.of(Conditions.NOTHING)))
                .flatMap(OneForm::alternatives)));
        Unit unit = judgesUntaggedOnly(effective) ? Unit.TAG : rules.unit();
        return new RetentionRules(unit, numbered(effective), rules.allowEmpty());
    }

    private static RetentionRule simplified(RetentionRule rule, Conditions conditions) {
        Selector repositories = conditions.simplified(rule.repositories());
        return new RetentionRule(
                "",
                false,
                repositories.equals(Selector.AllOf.EVERYTHING) ? List.of() : List.of(repositories),
                // A rule that selects no artifacts is skipped, and one that selects all of them is not.
                rule.artifacts().isEmpty() ? List.of() : List.of(conditions.simplified(rule.artifacts())),
                rule.keep().match(Keeps.INSTANCE));
    }

    /** What is retained for any of several reasons is retained by a rule for each, which would repeat what the rule asks of repositories. */
    private static Stream<RetentionRule> alternatives(RetentionRule rule) {
        boolean isAny = rule.keep() instanceof Keep.Always
                && rule.repositories().isEmpty()
                && rule.artifacts().size() == 1;
        return isAny
                        && rule.artifacts().get(0) instanceof Selector.AnyOf any
                        && !any.of().isEmpty()
                ? any.of().stream().map(one -> alternative(rule, one))
                : Stream.of(rule);
    }

    private static RetentionRule alternative(RetentionRule rule, Selector one) {
        return new RetentionRule("", false, rule.repositories(), List.of(one), rule.keep());
    }

    /** Beside a rule that retains whatever has a tag, one that selects nothing else retains nothing more. */
    private static List<RetentionRule> withoutIdle(List<RetentionRule> rules) {
        Set<List<Selector>> spared = spared(rules);
        return rules.stream()
                .filter(rule -> sparesTagged(rule)
                        || !isAmong(spared, rule)
                        || !rule.artifacts().stream().anyMatch(Tagged::isAll))
                .toList();
    }

    /** Where whatever has a tag stays, and the rest is judged by itself, it does not matter what is judged as one. */
    private static boolean judgesUntaggedOnly(List<RetentionRule> rules) {
        Set<List<Selector>> spared = spared(rules);
        return rules.stream()
                .allMatch(rule -> isAmong(spared, rule)
                        && (sparesTagged(rule) || rule.artifacts().stream().anyMatch(Tagged::isNone)));
    }

    private static Set<List<Selector>> spared(List<RetentionRule> rules) {
        return rules.stream()
                .filter(OneForm::sparesTagged)
                .map(RetentionRule::repositories)
                .collect(Collectors.toSet());
    }

    private static boolean isAmong(Set<List<Selector>> repositories, RetentionRule rule) {
        return repositories.contains(rule.repositories()) || repositories.contains(List.<Selector>of());
    }

    private static boolean sparesTagged(RetentionRule rule) {
        return rule.keep() instanceof Keep.Always
                && (rule.artifacts().equals(List.of(Selector.AllOf.EVERYTHING))
                        || rule.artifacts().equals(List.of(Tagged.TAGGED)));
    }

    private static List<RetentionRule> numbered(List<RetentionRule> rules) {
        List<RetentionRule> numbered = new ArrayList<>();
        for (RetentionRule rule : rules) {
            numbered.add(new RetentionRule(
                    "rule " + numbered.size(), false, rule.repositories(), rule.artifacts(), rule.keep()));
        }
        return numbered;
    }
}
