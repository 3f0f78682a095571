package dev.tidemark.policy.harbor.project;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tidemark.policy.harbor.HarborJson;
import dev.tidemark.policy.harbor.HarborRefusals;
import dev.tidemark.policy.project.Project;
import dev.tidemark.policy.project.ProjectTraits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The vulnerabilities that Harbor would overlook in a project. Nothing here looks for any: they are kept because Terraform's provider sets
 * them again and again if it does not find them.
 *
 * @param project 0 where a client leaves it out
 * @param expiresAt in seconds since 1970; null for never
 */
@JsonPropertyOrder(alphabetic = true)
@JsonIgnoreProperties(ignoreUnknown = true)
record HarborAllowlist(
        @JsonProperty("project_id") long project,
        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("expires_at") Long expiresAt,
        List<Item> items) {

    /** What it is called among the texts that are kept of a project; no client reads it there. */
    static final String KEY = "cve_allowlist";

    /** One of them. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Item(@JsonProperty("cve_id") String id) {}

    HarborAllowlist {
        items = items == null ? List.of() : List.copyOf(items);
    }

    static HarborAllowlist of(Project project) {
        return Optional.ofNullable(project.traits().others().get(KEY))
                .map(text -> HarborJson.readStored(text, HarborAllowlist.class))
                .orElseGet(() -> new HarborAllowlist(0, null, List.of()))
                .withProject(project.id());
    }

    private HarborAllowlist withProject(long id) {
        return new HarborAllowlist(id, expiresAt, items);
    }

    /** What is said of a project, with this. */
    ProjectTraits in(ProjectTraits before) {
        requireSound();
        Map<String, String> others = new TreeMap<>(before.others());
        others.put(KEY, HarborJson.write(withProject(0)));
        return HarborMetadata.kept(before.isPublic(), others);
    }

    private void requireSound() {
        List<String> ids = items.stream().map(Item::id).toList();
        if (ids.stream().anyMatch(id -> id == null || id.isBlank())) {
            throw HarborRefusals.badRequest("empty or whitespace-only CVE ID in allowlist");
        }
        if (ids.stream().distinct().count() < ids.size()) {
            throw HarborRefusals.badRequest("duplicate CVE ID in allowlist");
        }
    }
}
