package dev.tidemark.policy.api.decision;

import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.policy.api.RuleWords;
import dev.tidemark.policy.audit.AuditDecisions.Judged;
import dev.tidemark.policy.execution.ExecutionList;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what the rules that decisions name said. */
@ApplicationScoped
class RulesBehind {

    private final ExecutionList executions;

    RulesBehind(ExecutionList executions) {
        this.executions = executions;
    }

    /** What is known of the rules of executions, by these. */
    record Said(Map<Long, RetentionRules> rules) {

        /** Null where it is not known, or no rule is behind the decision. */
        String of(Judged judged) {
            RetentionRules said = rules.get(judged.execution());
            return said == null
                    ? null
                    : said.rules().stream()
                            .filter(rule -> rule.name().equals(judged.decision().rule()))
                            .map(RuleWords::of)
                            .findFirst()
                            .orElse(null);
        }
    }

    Uni<Said> behind(List<Judged> decisions) {
        List<Long> ids = decisions.stream().map(Judged::execution).distinct().toList();
        return executions.of(ids).map(found -> {
            Map<Long, RetentionRules> rules = new HashMap<>();
            found.forEach(entry -> entry.rules()
                    .ifPresent(said -> rules.put(entry.execution().id().value(), said)));
            return new Said(rules);
        });
    }
}
