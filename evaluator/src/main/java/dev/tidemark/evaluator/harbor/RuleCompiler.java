package dev.tidemark.evaluator.harbor;

import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.evaluator.InvalidPolicyException;
import dev.tidemark.evaluator.harbor.HarborDialect.Mode;
import java.util.List;

/** Compiles one rule. */
final class RuleCompiler {

    /** The most that Harbor's UI lets anybody enter. */
    private static final double MAX_PARAMETER = 2_100_000_000;

    private final String place;
    private final HarborRule rule;
    private final Mode mode;

    RuleCompiler(int index, HarborRule rule, Mode mode) {
        this.place = "rule " + index;
        this.rule = rule;
        this.mode = mode;
    }

    boolean isDisabled() {
        return rule.disabled();
    }

    RetentionRule compile() {
        if (!rule.action().equals("retain")) {
            throw invalid("action '" + rule.action() + "' is not supported, only 'retain' is");
        }
        Template template = Template.named(rule.template())
                .orElseThrow(() -> invalid("template '" + rule.template() + "' is not known"));
        long parameter = template.hasParameter() ? parameter(template) : 0;
        String name = place + " " + template.wireName() + (template.hasParameter() ? ":" + parameter : "");
        return new RetentionRule(
                name, rule.disabled(), repositorySelectors(), tagSelectors(), template.keep(parameter));
    }

    List<Selector> repositorySelectors() {
        List<HarborSelector> selectors = rule.scopeSelectors().get("repository");
        if (mode == Mode.STRICT && (selectors == null || selectors.isEmpty())) {
            throw invalid("the scope selector 'repository' is missing");
        }
        return compile(selectors);
    }

    private List<Selector> tagSelectors() {
        List<HarborSelector> selectors = rule.tagSelectors();
        // Harbor skips such a rule, and then deletes what it was meant to retain
        if (mode == Mode.STRICT && (selectors == null || selectors.isEmpty())) {
            throw invalid("there is no tag selector");
        }
        return compile(selectors);
    }

    private List<Selector> compile(List<HarborSelector> selectors) {
        SelectorCompiler compiler = new SelectorCompiler(place, mode);
        return selectors == null
                ? List.of()
                : selectors.stream().map(compiler::compile).toList();
    }

    private long parameter(Template template) {
        String name = template.wireName();
        if (!rule.params().containsKey(name)) {
            throw invalid("missing required parameter " + name + " for rule " + name);
        }
        Object sent = rule.params().get(name);
        if (mode == Mode.STRICT) {
            return checked(name, sent);
        }
        // cut towards zero before it is looked at, so that -0.5 is 0 and not the default
        long cut = sent instanceof Number number ? (long) number.doubleValue() : -1;
        return cut < 0 ? template.fallback() : cut;
    }

    private long checked(String name, Object sent) {
        if (!(sent instanceof Number number)) {
            throw invalid("parameter " + name + " is not a number");
        }
        double value = number.doubleValue();
        if (value < 0 || value > MAX_PARAMETER) {
            throw invalid("parameter " + name + " is not between 0 and " + (long) MAX_PARAMETER + ": " + value);
        }
        return (long) value;
    }

    private InvalidPolicyException invalid(String what) {
        return InvalidPolicyException.badRequest(place + ": " + what);
    }
}
