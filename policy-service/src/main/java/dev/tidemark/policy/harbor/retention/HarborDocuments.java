package dev.tidemark.policy.harbor.retention;

import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.evaluator.InvalidPolicyException;
import dev.tidemark.evaluator.harbor.HarborDialect;
import dev.tidemark.evaluator.harbor.HarborPolicy;
import dev.tidemark.evaluator.harbor.HarborScope;
import dev.tidemark.evaluator.harbor.HarborTrigger;
import dev.tidemark.policy.PolicyDraft;
import dev.tidemark.policy.StoredPolicy;
import dev.tidemark.policy.harbor.HarborJson;
import dev.tidemark.policy.harbor.HarborRefusals;
import dev.tidemark.policy.harbor.HarborTime;
import dev.tidemark.policy.schedule.Cron;
import dev.tidemark.policy.schedule.HarborCron;
import dev.tidemark.policy.schedule.InvalidCronException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Policies between Harbor's wire and ours. */
final class HarborDocuments {

    private static final String NEXT = "next_scheduled_time";

    private HarborDocuments() {}

    /** The rules of a document a client sends, or what is wrong with them. */
    static RetentionRules compile(HarborPolicy policy) {
        try {
            return HarborDialect.compile(policy);
        } catch (InvalidPolicyException e) {
            throw e.kind() == InvalidPolicyException.Kind.CONFLICT
                    ? HarborRefusals.conflict(e.getMessage())
                    : HarborRefusals.badRequest(e.getMessage());
        }
    }

    /** The schedule of a document a client sends, or what is wrong with it. */
    static Optional<Cron> cron(HarborPolicy policy) {
        HarborTrigger trigger = policy.trigger();
        if (trigger == null || trigger.settings() == null || !"Schedule".equals(trigger.kind())) {
            return Optional.empty();
        }
        Object cron = trigger.settings().get("cron");
        if (cron != null && !(cron instanceof String)) {
            throw invalidCron("cron is not a string: " + cron);
        }
        try {
            return trigger.cron().map(HarborCron::parse);
        } catch (InvalidCronException e) {
            throw invalidCron(e.getMessage());
        }
    }

    private static RuntimeException invalidCron(String problem) {
        return HarborRefusals.badRequest("invalid cron string for scheduled tag retention: " + problem);
    }

    static PolicyDraft draft(HarborPolicy policy, RetentionRules rules, Optional<Cron> cron) {
        return new PolicyDraft(Dialect.HARBOR, rules, HarborJson.write(policy), cron);
    }

    /** The client's own document, with the number it was given and when it is due next. */
    static HarborPolicy echo(StoredPolicy stored) {
        HarborPolicy policy = HarborJson.readStored(stored.policy().document(), HarborPolicy.class)
                .withId(stored.policy().id().value());
        return stored.policy().cron() == null ? policy : policy.withTrigger(due(policy.trigger(), stored));
    }

    private static HarborTrigger due(HarborTrigger trigger, StoredPolicy stored) {
        Map<String, Object> settings = new TreeMap<>(trigger.settings());
        // A date that never comes has Go's zero time.
        settings.put(NEXT, stored.nextRun().map(HarborTime::inMillis).orElse(HarborTime.NEVER));
        return new HarborTrigger(trigger.kind(), settings);
    }

    /** The number of the project; that it is one, and there, is found out when it is looked for. */
    static long project(HarborPolicy policy) {
        HarborScope scope = policy.scope();
        if (scope == null || !"project".equals(scope.level())) {
            throw HarborRefusals.badRequest(
                    "scope " + (scope == null || scope.level() == null ? "" : scope.level()) + " is not support");
        }
        return scope.ref();
    }
}
