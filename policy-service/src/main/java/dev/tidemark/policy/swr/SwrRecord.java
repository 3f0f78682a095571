package dev.tidemark.policy.swr;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tidemark.evaluator.swr.SwrPolicy;
import dev.tidemark.policy.PolicyPast.Said;
import dev.tidemark.policy.audit.DeletedTags.DeletedTag;

/**
 * A deleted tag on SWR's wire.
 *
 * @param id of this record within its repository
 * @param policy the number of the policy
 * @param rule the rule as it was then: JSON in a text
 */
@JsonPropertyOrder(alphabetic = true)
record SwrRecord(
        @JsonProperty("created_at") String createdAt,
        int id,
        String namespace,
        @JsonProperty("repo") String repository,
        @JsonProperty("retention_id") int policy,
        @JsonProperty("rule_type") String rule,
        String tag) {

    static SwrRecord of(SwrPlace place, DeletedTag deleted, Said said) {
        return new SwrRecord(
                SwrTime.of(deleted.deletedAt()),
                deleted.number(),
                place.namespace().value(),
                place.withinNamespace(),
                SwrNumber.of(said.policy()),
                rule(said.document()),
                deleted.tag());
    }

    private static String rule(String document) {
        return SwrJson.readStored(document, SwrPolicy.class).rules().stream()
                .findFirst()
                .map(SwrJson::write)
                .orElse("{}");
    }
}
