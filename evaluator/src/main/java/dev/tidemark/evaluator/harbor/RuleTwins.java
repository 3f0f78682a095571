package dev.tidemark.evaluator.harbor;

import dev.tidemark.evaluator.InvalidPolicyException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds rules that are the same but for their ids. As in Harbor everything else counts, and numbers count as floats: 10 is 10.0. */
final class RuleTwins {

    private RuleTwins() {}

    static void refuse(List<HarborRule> rules) {
        Map<HarborRule, Integer> seen = new HashMap<>();
        for (int i = 0; i < rules.size(); i++) {
            Integer earlier = seen.putIfAbsent(likeness(rules.get(i)), i);
            if (earlier != null) {
                throw InvalidPolicyException.conflict("rule " + i + " is conflict with rule " + earlier);
            }
        }
    }

    private static HarborRule likeness(HarborRule rule) {
        Map<String, Object> params = new LinkedHashMap<>();
        rule.params().forEach((name, value) -> params.put(name, likeness(value)));
        return new HarborRule(
                0,
                rule.priority(),
                rule.disabled(),
                rule.action(),
                rule.template(),
                params,
                rule.tagSelectors(),
                rule.scopeSelectors());
    }

    private static Object likeness(Object value) {
        return value instanceof Number number ? (Object) number.doubleValue() : value;
    }
}
