package dev.tidemark.policy.harbor.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tidemark.policy.harbor.HarborTime;
import dev.tidemark.policy.project.Project;
import dev.tidemark.policy.security.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A project on Harbor's wire.
 *
 * @param ownerName null, as {@code metadata}, where the client does not want them
 * @param metadata all values are texts, the number of the policy too: clients find it here and nowhere else
 */
@JsonPropertyOrder(alphabetic = true)
record HarborProject(
        @JsonProperty("project_id") int id,
        String name,
        @JsonProperty("owner_id") int ownerId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("owner_name") String ownerName,
        @JsonProperty("current_user_role_id") int roleId,
        @JsonProperty("current_user_role_ids") List<Integer> roleIds,
        @JsonProperty("repo_count") long repositories,
        @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, String> metadata,
        @JsonProperty("cve_allowlist") HarborAllowlist allowlist,
        @JsonProperty("creation_time") String creationTime,
        @JsonProperty("update_time") String updateTime) {

    static HarborProject of(Project project, long repositories, String owner, Caller caller) {
        Optional<Integer> role =
                caller.roleIn(project.registry(), project.name()).map(HarborRole::code);
        return new HarborProject(
                project.id(),
                project.name().toString(),
                project.owner(),
                owner,
                role.orElse(0),
                role.map(List::of).orElse(null),
                repositories,
                HarborMetadata.of(project),
                HarborAllowlist.of(project),
                HarborTime.of(project.createdAt()),
                HarborTime.of(project.updatedAt()));
    }

    /** Without what Harbor has to look up elsewhere. */
    HarborProject brief() {
        return new HarborProject(
                id, name, ownerId, null, roleId, roleIds, repositories, null, allowlist, creationTime, updateTime);
    }
}
