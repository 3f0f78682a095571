package dev.tidemark.policy.harbor;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tidemark.policy.project.Project;
import dev.tidemark.policy.security.Admin;
import dev.tidemark.policy.security.Caller;
import java.util.Map;

/**
 * A project on Harbor's wire.
 *
 * @param metadata all values are texts, the number of the policy too: clients find it here and nowhere else
 */
@JsonPropertyOrder(alphabetic = true)
record HarborProject(
        @JsonProperty("project_id") int id,
        String name,
        @JsonProperty("owner_id") int ownerId,
        @JsonProperty("owner_name") String ownerName,
        @JsonProperty("current_user_role_id") int roleId,
        @JsonProperty("repo_count") long repositories,
        Map<String, String> metadata,
        @JsonProperty("cve_allowlist") HarborAllowlist allowlist,
        @JsonProperty("creation_time") String creationTime,
        @JsonProperty("update_time") String updateTime) {

    static HarborProject of(Project project, long repositories, Caller caller) {
        return new HarborProject(
                project.id(),
                project.name().toString(),
                Admin.NUMBER,
                Admin.NAME,
                caller.roleIn(project.registry(), project.name())
                        .map(HarborRole::code)
                        .orElse(0),
                repositories,
                HarborMetadata.of(project),
                HarborAllowlist.of(project),
                HarborTime.of(project.createdAt()),
                HarborTime.of(project.updatedAt()));
    }
}
