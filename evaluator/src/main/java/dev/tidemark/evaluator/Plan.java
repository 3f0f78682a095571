package dev.tidemark.evaluator;

import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.Decision;
import java.util.List;

/**
 * What is to become of a repository. It is a value: the same snapshot, rules and instant give the same plan.
 *
 * @param decisions one per artifact (or tag, where that is the policy's unit) of the snapshot; each is put into words when it is asked for
 * @param condemned what goes, in the order it is to go: an index before its children, a subject before its referrers
 * @param total candidates, that is artifacts (or tags) the rules judged
 * @param retained candidates that stay
 */
public record Plan(List<Decision> decisions, List<Condemned> condemned, int total, int retained) {

    public Plan {
        decisions = decisions instanceof Decisions told ? told : List.copyOf(decisions);
        condemned = List.copyOf(condemned);
    }

    /** The same with more known of what goes. */
    public Plan with(List<Condemned> known) {
        return new Plan(decisions, known, total, retained);
    }

    /** How many tags and manifests it condemns. */
    public int subjects() {
        return condemned.stream().mapToInt(Condemned::subjects).sum();
    }
}
