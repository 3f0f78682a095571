package dev.tidemark.policy.harbor.webhook;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.Trigger;
import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.evaluator.harbor.HarborPolicy;
import dev.tidemark.policy.Policies;
import dev.tidemark.policy.StoredPolicy;
import dev.tidemark.policy.audit.Audit;
import dev.tidemark.policy.audit.AuditDeletion;
import dev.tidemark.policy.audit.AuditHistory;
import dev.tidemark.policy.audit.AuditTask;
import dev.tidemark.policy.execution.Execution;
import dev.tidemark.policy.execution.Executions;
import dev.tidemark.policy.harbor.HarborConfig;
import dev.tidemark.policy.harbor.HarborJson;
import dev.tidemark.policy.webhook.Letter;
import dev.tidemark.policy.webhook.Letters;
import dev.tidemark.policy.webhook.Target;
import dev.tidemark.policy.webhook.Webhook;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One TAG_RETENTION for each repository of which something was deleted, as Harbor tells it. */
@ApplicationScoped
class TagRetentionLetters implements Letters {

    private static final NameBasedGenerator IDS =
            Generators.nameBasedGenerator(UUID.fromString("0c1b6a36-2f43-5a0e-8f0b-5d1f0f6f4a15"));

    private final HarborConfig config;
    private final Executions executions;
    private final Policies policies;
    private final Audit audit;
    private final AuditHistory history;

    TagRetentionLetters(
            HarborConfig config, Executions executions, Policies policies, Audit audit, AuditHistory history) {
        this.config = config;
        this.executions = executions;
        this.policies = policies;
        this.audit = audit;
        this.history = history;
    }

    @Override
    public Uni<List<Letter>> of(ExecutionId id, List<Webhook> webhooks) {
        List<Webhook> wanted = webhooks.stream()
                .filter(webhook -> webhook.draft().eventTypes().contains(HarborWebhook.TAG_RETENTION))
                .toList();
        if (wanted.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return executions.find(id).map(found -> found.orElseThrow()).chain(execution -> policies.evenDeleted(
                        execution.policy())
                .map(found -> found.orElseThrow())
                .chain(policy -> policy.policy().dialect() == Dialect.HARBOR
                        ? letters(execution, policy, wanted)
                        : Uni.createFrom().item(List.of())));
    }

    private Uni<List<Letter>> letters(Execution execution, StoredPolicy policy, List<Webhook> webhooks) {
        HarborPolicy document = HarborJson.readStored(policy.policy().document(), HarborPolicy.class);
        return audit.tasks(execution.id(), 0, 0)
                .onItem()
                .transformToMulti(tasks -> Multi.createFrom().iterable(tasks.items()))
                .filter(task -> task.retained() < task.total())
                .onItem()
                .transformToUniAndConcatenate(task -> history.deletions(execution.id(), task.repository())
                        .map(deletions -> letters(execution, document, task, deletions, webhooks)))
                .collect()
                .in(ArrayList::new, List::addAll);
    }

    private List<Letter> letters(
            Execution execution,
            HarborPolicy policy,
            AuditTask task,
            List<AuditDeletion> deletions,
            List<Webhook> webhooks) {
        TagRetention event = TagRetention.of(config.hostname(), execution, policy, task, deletions);
        List<Letter> letters = new ArrayList<>();
        if (!event.hasDeleted()) {
            return letters;
        }
        for (Webhook webhook : webhooks) {
            List<Target> targets = webhook.draft().targets();
            for (int i = 0; i < targets.size(); i++) {
                letters.add(letter(event, operator(execution), task, webhook, i));
            }
        }
        return letters;
    }

    private static Letter letter(TagRetention event, String operator, AuditTask task, Webhook webhook, int place) {
        Target target = webhook.draft().targets().get(place);
        UUID id = IDS.generate(task.number() + " " + webhook.id() + " " + place);
        if (target.type().equals(HarborWebhook.SLACK)) {
            return new Letter(
                    id, webhook.id(), target.withoutAuthHeader(), "application/json", event.asSlack(operator));
        }
        return target.format().equals(HarborWebhook.CLOUD_EVENTS)
                ? new Letter(
                        id,
                        webhook.id(),
                        target,
                        "application/cloudevents+json",
                        event.asCloudEvent(id, operator, webhook))
                : new Letter(id, webhook.id(), target, "application/json", event.asDefault(operator));
    }

    /** What runs by the clock, Harbor's job service runs. */
    private static String operator(Execution execution) {
        return execution.trigger() == Trigger.MANUAL || execution.trigger() == Trigger.CLIENT
                ? execution.requestedBy()
                : "harbor-jobservice";
    }
}
