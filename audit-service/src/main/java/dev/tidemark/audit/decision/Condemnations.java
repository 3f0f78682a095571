package dev.tidemark.audit.decision;

import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.PlanId;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.Subject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Why subjects of plans were condemned. */
public final class Condemnations {

    private final Map<Key, Cause> causes = new HashMap<>();

    /** The cause of a condemnation. */
    public record Cause(Reason reason, String rule) {}

    /** One subject of one plan. */
    public record Key(long task, PlanId plan, Subject subject) {}

    void add(long task, PlanId plan, Collection<Decision> decisions) {
        for (Decision decision : decisions) {
            if (decision.verdict() == Decision.Verdict.DELETE) {
                var cause = new Cause(decision.reason(), decision.rule());
                causes.putIfAbsent(new Key(task, plan, Subject.manifest(decision.digest())), cause);
                decision.tags()
                        .forEach(tag ->
                                causes.putIfAbsent(new Key(task, plan, new Subject(decision.digest(), tag)), cause));
            }
        }
    }

    public Optional<Cause> of(long task, PlanId plan, Subject subject) {
        return Optional.ofNullable(causes.get(new Key(task, plan, subject)));
    }

    public Map<Key, Cause> all() {
        return Map.copyOf(causes);
    }
}
