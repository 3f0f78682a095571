package dev.tidemark.policy.harbor.project;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.policy.harbor.HarborRefusals;
import dev.tidemark.policy.project.Project;
import dev.tidemark.policy.project.ProjectTraits;
import java.util.Map;
import java.util.Objects;

/**
 * The body that asks for a project, or says something else of one.
 *
 * @param isPublic older than {@code metadata.public}, which counts where both are there
 * @param registry the number of the registry that a project of Harbor's may be a cache of
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ProjectRequest(
        @JsonProperty("project_name") String name,
        @JsonProperty("public") Boolean isPublic,
        @JsonProperty("registry_id") long registry,
        @JsonProperty("cve_allowlist") HarborAllowlist allowlist,
        Map<String, Object> metadata) {

    /** What is said of a new project. Harbor takes its allowlist only later, by a change, and so do its clients. */
    ProjectTraits traits() {
        if (registry != 0) {
            throw HarborRefusals.badRequest(
                    "failed to get the registry " + registry + ": no project here is a cache of a registry");
        }
        if (!said(HarborMetadata.RETENTION).isEmpty()) {
            throw HarborRefusals.badRequest(
                    "the retention_id in the request's payload when creating a project should be"
                            + " omitted, alternatively passing an empty string");
        }
        return withMetadata(new ProjectTraits(Boolean.TRUE.equals(isPublic), Map.of()));
    }

    /** What is said of a project after this. */
    ProjectTraits change(ProjectTraits before) {
        ProjectTraits after = withMetadata(before);
        return allowlist == null ? after : allowlist.in(after);
    }

    private ProjectTraits withMetadata(ProjectTraits before) {
        return metadata == null ? before : HarborMetadata.with(before, metadata);
    }

    /** A client may send back what it read, and nothing else. */
    void requireWhatIsOf(Project project) {
        String said = said(HarborMetadata.RETENTION);
        if (!said.isEmpty()
                && !said.equals(project.retention().map(PolicyId::toString).orElse(""))) {
            throw HarborRefusals.badRequest(
                    "the retention_id in the request's payload when updating a project should be"
                            + " omitted, alternatively passing the one that has already been associated to this project");
        }
        if (allowlist != null && allowlist.project() != 0 && allowlist.project() != project.id()) {
            throw HarborRefusals.badRequest(
                    "project_id in cve_allowlist must be " + project.id() + " but it's " + allowlist.project());
        }
    }

    private String said(String name) {
        return metadata == null ? "" : Objects.toString(metadata.get(name), "");
    }
}
