package dev.tidemark.policy.harbor.repository;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tidemark.policy.catalogue.Repositories;
import dev.tidemark.policy.catalogue.Repository;
import dev.tidemark.policy.filter.Column;
import dev.tidemark.policy.harbor.HarborTime;
import java.util.Map;

/** A repository on Harbor's wire; how many artifacts and pulls it had is not known here, and not said. */
@JsonPropertyOrder(alphabetic = true)
record HarborRepository(
        int id,
        @JsonProperty("project_id") int project,
        String name,
        @JsonProperty("creation_time") String creationTime,
        @JsonProperty("update_time") String updateTime) {

    static final Map<String, Column<Repository>> FIELDS = Map.of(
            "repository_id", Repositories.NUMBER,
            "project_id", Repositories.PROJECT,
            "name", Repositories.NAME,
            "creation_time", Repositories.CREATED_AT,
            "update_time", Repositories.CREATED_AT);

    static HarborRepository of(Repository repository) {
        String time = HarborTime.of(repository.createdAt());
        return new HarborRepository(
                repository.id(), repository.project(), repository.name().toString(), time, time);
    }
}
