package dev.tidemark.policy.harbor.webhook;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tidemark.policy.harbor.HarborJson;
import dev.tidemark.policy.harbor.HarborRefusals;
import dev.tidemark.policy.harbor.HarborTime;
import dev.tidemark.policy.webhook.Target;
import dev.tidemark.policy.webhook.Webhook;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A webhook policy on Harbor's wire. */
@JsonPropertyOrder(alphabetic = true)
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
record HarborWebhook(
        long id,
        String name,
        String description,
        @JsonProperty("project_id") int project,
        @JsonInclude List<TargetObject> targets,
        @JsonInclude @JsonProperty("event_types") List<String> eventTypes,
        String creator,
        @JsonProperty("creation_time") String creationTime,
        @JsonProperty("update_time") String updateTime,
        @JsonInclude boolean enabled) {

    /** The only one of Harbor's events that retention has, and is told. */
    static final String TAG_RETENTION = "TAG_RETENTION";

    static final String SLACK = "slack";
    private static final String HTTP = "http";

    static final String DEFAULT = "Default";
    static final String CLOUD_EVENTS = "CloudEvents";

    /** Clients made for Harbor ask for several at once; what does not happen here is never told. */
    private static final Set<String> EVENTS = Set.of(
            TAG_RETENTION,
            "DELETE_ARTIFACT",
            "PULL_ARTIFACT",
            "PUSH_ARTIFACT",
            "QUOTA_EXCEED",
            "QUOTA_WARNING",
            "REPLICATION",
            "SCANNING_COMPLETED",
            "SCANNING_FAILED",
            "SCANNING_STOPPED");

    /** The events that are told, the ways to tell them, and the forms. */
    static final String SUPPORTED = HarborJson.write(Map.of(
            "event_type",
            List.of(TAG_RETENTION),
            "notify_type",
            List.of(HTTP, SLACK),
            "payload_formats",
            List.of(
                    Map.of("notify_type", HTTP, "formats", List.of(DEFAULT, CLOUD_EVENTS)),
                    Map.of("notify_type", SLACK, "formats", List.of(DEFAULT)))));

    /** A target on Harbor's wire. */
    @JsonPropertyOrder(alphabetic = true)
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    record TargetObject(
            String type,
            String address,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty("auth_header") String authHeader,
            @JsonProperty("skip_cert_verify") boolean skipCertVerify,
            @JsonProperty("payload_format") String format) {

        static TargetObject of(Target target) {
            return new TargetObject(
                    target.type(), target.address(), target.authHeader(), target.skipCertVerify(), target.format());
        }

        Target target(String policy) {
            if (!HTTP.equals(type) && !SLACK.equals(type)) {
                throw HarborRefusals.badRequest("unsupported target type " + type + " with policy " + policy);
            }
            String form = format == null || format.isEmpty() ? DEFAULT : format;
            if (!form.equals(DEFAULT) && !(type.equals(HTTP) && form.equals(CLOUD_EVENTS))) {
                throw HarborRefusals.badRequest("unsupported payload format type: " + form);
            }
            try {
                return new Target(type, address, authHeader, skipCertVerify, form);
            } catch (IllegalArgumentException e) {
                throw HarborRefusals.badRequest(e.getMessage());
            }
        }
    }

    static HarborWebhook of(Webhook webhook) {
        return new HarborWebhook(
                webhook.id(),
                webhook.draft().name(),
                webhook.draft().description(),
                webhook.project(),
                webhook.draft().targets().stream().map(TargetObject::of).toList(),
                webhook.draft().eventTypes(),
                webhook.creator(),
                HarborTime.inMillis(webhook.createdAt()),
                HarborTime.inMillis(webhook.updatedAt()),
                webhook.draft().enabled());
    }

    /** What is to be kept of it, or what is wrong with it, in the order in which Harbor looks. */
    Webhook.Draft draft() {
        if (eventTypes == null || eventTypes.isEmpty()) {
            throw HarborRefusals.badRequest("empty event type");
        }
        eventTypes.stream()
                .filter(type -> type == null || !EVENTS.contains(type))
                .findFirst()
                .ifPresent(type -> {
                    throw HarborRefusals.badRequest("unsupported event type " + type);
                });
        if (targets == null || targets.isEmpty()) {
            throw HarborRefusals.badRequest("empty notification target with policy " + name);
        }
        if (name == null || name.isEmpty() || name.length() > 255 || targets.size() > 10) {
            throw HarborRefusals.badRequest("a policy has a name and up to ten targets");
        }
        List<Target> kept = targets.stream().map(target -> target.target(name)).toList();
        return new Webhook.Draft(name, description == null ? "" : description, eventTypes, kept, enabled);
    }
}
