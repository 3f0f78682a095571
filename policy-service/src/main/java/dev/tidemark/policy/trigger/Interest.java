package dev.tidemark.policy.trigger;

import dev.tidemark.contracts.policy.Policy;
import dev.tidemark.evaluator.Selection;
import dev.tidemark.evaluator.pattern.PatternException;
import dev.tidemark.policy.TriggeredPolicy;
import java.time.Duration;

/** Says which policies something that happened concerns. Pure. */
final class Interest {

    /** Who told the event and who keeps the policies have clocks of their own. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private Interest() {}

    static boolean has(TriggeredPolicy triggered, Happening happening) {
        return triggered.trigger().on().stream().anyMatch(happening.kinds()::contains)
                && happening.toldAt().isAfter(triggered.since().minus(CLOCKS_DIFFER))
                && selects(triggered.policy(), happening);
    }

    private static boolean selects(Policy policy, Happening happening) {
        return policy.scope().registry().equals(happening.registry())
                && policy.scope().covers(happening.repository())
                && hasRulesFor(policy, happening);
    }

    private static boolean hasRulesFor(Policy policy, Happening happening) {
        try {
            return Selection.rulesFor(policy.rules(), happening.repository()).isPresent();
        } catch (PatternException e) {
            // Its execution says what is wrong with it, where somebody sees it.
            return true;
        }
    }
}
