package dev.tidemark.evaluator.swr;

import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.evaluator.InvalidPolicyException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Compiles the one rule of a policy into several: what is out of its reach, what is set aside, and what it keeps of the rest. */
final class RuleCompiler {

    private static final Selector UNTAGGED = new Selector.Untagged();
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    private RuleCompiler() {}

    static List<RetentionRule> compile(SwrRule rule) {
        if (rule == null) {
            throw InvalidPolicyException.badRequest("the rule is null");
        }
        Template template = Template.named(rule.template())
                .orElseThrow(() -> InvalidPolicyException.badRequest(
                        "template '" + rule.template() + "' is not known, only 'date_rule' and 'tag_rule' are"));
        long value = parameter(rule, template);
        List<Exemption> exemptions = Exemption.all(rule.tagSelectors());

        List<RetentionRule> rules = new ArrayList<>();
        rules.add(always("untagged", UNTAGGED));
        exemptions.forEach(exemption -> rules.add(always(exemption.name(), exemption.selector())));
        rules.add(new RetentionRule(
                template.wireName() + ":" + value, false, List.of(), reach(exemptions), template.keep(value)));
        return rules;
    }

    /** What is set aside is not counted either. */
    private static List<Selector> reach(List<Exemption> exemptions) {
        List<Selector> reach = new ArrayList<>();
        reach.add(new Selector.Not(UNTAGGED));
        exemptions.forEach(exemption -> reach.add(new Selector.Not(exemption.selector())));
        return reach;
    }

    private static RetentionRule always(String name, Selector selector) {
        return new RetentionRule(name, false, List.of(), List.of(selector), new Keep.Always());
    }

    private static long parameter(SwrRule rule, Template template) {
        String name = template.parameter();
        Object sent = rule.params() == null ? null : rule.params().get(name);
        if (sent == null) {
            throw InvalidPolicyException.badRequest(
                    "the parameter '" + name + "' of " + template.wireName() + " is missing");
        }
        if (!(sent instanceof String text) || !DIGITS.matcher(text).matches()) {
            throw InvalidPolicyException.badRequest(
                    "the parameter '" + name + "' must be a string of digits such as \"30\"");
        }
        long value = Long.parseLong(text);
        if (value < 1 || value > template.max()) {
            throw InvalidPolicyException.badRequest(
                    "the parameter '" + name + "' must be from 1 to " + template.max() + ": " + value);
        }
        return value;
    }
}
