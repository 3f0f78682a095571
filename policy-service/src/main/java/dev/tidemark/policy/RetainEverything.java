package dev.tidemark.policy;

import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.RetentionRules.Unit;
import dev.tidemark.contracts.policy.Selector;
import java.util.List;
import java.util.Optional;

/** What our own policies say, which nobody made: by its rules alone, such a policy never deletes anything. */
final class RetainEverything {

    private RetainEverything() {}

    /** @param name of its only rule */
    static PolicyDraft draft(String name) {
        Pattern all = new Pattern(Pattern.Syntax.DOUBLESTAR, "**");
        RetentionRule rule = new RetentionRule(
                name,
                false,
                List.of(new Selector.ByRepository(all, false)),
                List.of(new Selector.ByTag(all, false, true)),
                new Keep.Always());
        RetentionRules rules = new RetentionRules(Unit.TAG, List.of(rule), false);
        String document = "{\"rules\":[{\"name\":\"" + name + "\",\"keep\":{\"always\":true}}]}";
        return new PolicyDraft(Dialect.TIDEMARK, rules, document, Optional.empty());
    }
}
