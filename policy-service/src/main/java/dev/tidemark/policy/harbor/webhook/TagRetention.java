package dev.tidemark.policy.harbor.webhook;

import dev.tidemark.evaluator.harbor.HarborPolicy;
import dev.tidemark.evaluator.harbor.HarborRule;
import dev.tidemark.policy.audit.AuditDeletion;
import dev.tidemark.policy.audit.AuditTask;
import dev.tidemark.policy.execution.Execution;
import dev.tidemark.policy.harbor.HarborJson;
import dev.tidemark.policy.webhook.Webhook;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What Harbor tells of a repository that retention deleted something of. Pure.
 *
 * @param data the event's own part, which both forms have
 */
record TagRetention(Instant at, Map<String, Object> data, boolean hasDeleted) {

    private static final String SUCCESS = "SUCCESS";

    /** Slack takes no text of more than 3,000 characters. */
    private static final int LONGEST_IN_SLACK = 2_900;

    /** They go with what they belong to, and Harbor does not name them. */
    private static final Set<String> COMPANIONS = Set.of("INDEX_CHILD", "REFERRER");

    static TagRetention of(
            String hostname, Execution execution, HarborPolicy policy, AuditTask task, List<AuditDeletion> deletions) {
        List<Map<String, Object>> deleted = deleted(task, deletions);
        Map<String, Object> retention = new TreeMap<>();
        retention.put("total", task.total());
        retention.put("retained", task.retained());
        retention.put("harbor_hostname", hostname);
        retention.put("project_name", task.repository().project().value());
        retention.put("retention_policy_id", execution.policy().value());
        List<HarborRule> rules = policy.rules() == null ? List.of() : policy.rules();
        retention.put("retention_rule", rules.stream().map(TagRetention::rule).toList());
        retention.put("result", SUCCESS);
        retention.put("deleted_artifact", deleted);
        Instant at = task.endedAt() == null ? execution.requestedAt() : task.endedAt();
        return new TagRetention(at, Map.of("retention", retention), !deleted.isEmpty());
    }

    /** Without number, action and whether it is disabled. */
    private static Map<String, Object> rule(HarborRule rule) {
        Map<String, Object> told = new TreeMap<>();
        told.put("template", rule.template());
        if (rule.params() != null && !rule.params().isEmpty()) {
            told.put("params", rule.params());
        }
        told.put("tag_selectors", rule.tagSelectors());
        told.put("scope_selectors", rule.scopeSelectors());
        return told;
    }

    /** By digest; named by the first of its tags. */
    private static List<Map<String, Object>> deleted(AuditTask task, List<AuditDeletion> deletions) {
        Map<String, TreeSet<String>> tags = new LinkedHashMap<>();
        deletions.stream()
                .filter(deletion -> deletion.reason() == null || !COMPANIONS.contains(deletion.reason()))
                .forEach(deletion -> {
                    TreeSet<String> names = tags.computeIfAbsent(deletion.digest(), digest -> new TreeSet<>());
                    if (deletion.tag() != null) {
                        names.add(deletion.tag());
                    }
                });
        String repository = task.repository().withinProject();
        List<Map<String, Object>> told = new ArrayList<>();
        tags.forEach((digest, names) -> {
            Map<String, Object> artifact = new TreeMap<>();
            artifact.put("type", "image");
            artifact.put("status", SUCCESS);
            artifact.put("name_tag", names.isEmpty() ? repository + "@" + digest : repository + ":" + names.first());
            artifact.put("references", null);
            told.add(artifact);
        });
        return told;
    }

    String asDefault(String operator) {
        return HarborJson.write(Map.of(
                "type",
                HarborWebhook.TAG_RETENTION,
                "occur_at",
                at.getEpochSecond(),
                "operator",
                operator,
                "event_data",
                data));
    }

    String asCloudEvent(UUID id, String operator, Webhook webhook) {
        Map<String, Object> event = new TreeMap<>();
        event.put("specversion", "1.0");
        event.put("id", id.toString());
        event.put("source", "/projects/" + webhook.project() + "/webhook/policies/" + webhook.id());
        event.put("type", "harbor.tag_retention.finished");
        event.put("datacontenttype", "application/json");
        event.put("time", at.truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("data", data);
        event.put("requestid", id.toString());
        event.put("operator", operator);
        return HarborJson.write(event);
    }

    /** As Harbor's {@code src/pkg/notifier/handler/notification/slack_handler.go} words it. */
    String asSlack(String operator) {
        String told = HarborJson.write(data);
        String some = told.length() > LONGEST_IN_SLACK ? told.substring(0, LONGEST_IN_SLACK) + " …" : told;
        List<Map<String, Object>> blocks = Stream.of(
                        "*Harbor webhook events*",
                        "*event_type:* " + HarborWebhook.TAG_RETENTION,
                        "*occur_at:* <!date^" + at.getEpochSecond() + "^{date} at {time}|" + at + ">",
                        "*operator:* " + operator,
                        "*event_data:*",
                        "```" + some + "```")
                .map(text -> Map.<String, Object>of("type", "section", "text", Map.of("type", "mrkdwn", "text", text)))
                .toList();
        return HarborJson.write(Map.of("blocks", blocks));
    }
}
