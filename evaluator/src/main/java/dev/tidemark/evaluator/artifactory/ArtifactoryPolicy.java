package dev.tidemark.evaluator.artifactory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A package cleanup policy as Artifactory's clients send and read it. Whatever the client left out is null.
 *
 * @param key the policy's own name
 * @param cronExp in Quartz's form; null or empty for none
 * @param durationInMinutes the longest it may run; null or 0 for no limit
 * @param enabled null counts as the present state
 * @param skipTrashcan read and written, and of no meaning here: a registry has no trash can
 * @param projectKey null or empty for a global policy, otherwise the only project it is for
 * @param itemType {@code package}, where it is given
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "key",
    "description",
    "cronExp",
    "durationInMinutes",
    "enabled",
    "skipTrashcan",
    "projectKey",
    "itemType",
    "searchCriteria"
})
public record ArtifactoryPolicy(
        String key,
        String description,
        String cronExp,
        Integer durationInMinutes,
        Boolean enabled,
        Boolean skipTrashcan,
        String projectKey,
        String itemType,
        ArtifactoryCriteria searchCriteria) {}
