package dev.tidemark.policy.harbor.project;

import dev.tidemark.policy.filter.Column;
import dev.tidemark.policy.filter.Condition;
import dev.tidemark.policy.filter.Filter;
import dev.tidemark.policy.harbor.HarborQuery;
import dev.tidemark.policy.harbor.HarborValue;
import dev.tidemark.policy.project.Project;
import dev.tidemark.policy.project.ProjectList;
import jakarta.ws.rs.QueryParam;
import java.util.Map;

/**
 * Which projects a client asks for. What has a parameter of its own counts more than the same in {@code q}.
 *
 * @param name a part of it
 * @param owner a user's whole name
 */
record HarborProjects(
        @QueryParam("q") String q,
        @QueryParam("sort") String sort,
        @QueryParam("name") String name,
        @QueryParam("public") String isPublic,
        @QueryParam("owner") String owner,
        @QueryParam("with_detail") String withDetail) {

    private static final Map<String, Column<Project>> FIELDS = Map.of(
            "project_id", ProjectList.NUMBER,
            "name", ProjectList.NAME,
            "public", ProjectList.PUBLIC,
            "owner_id", ProjectList.OWNER,
            "owner", ProjectList.OWNER_NAME,
            "creation_time", ProjectList.CREATED_AT,
            "update_time", ProjectList.UPDATED_AT);

    Filter<Column<Project>> filter() {
        Filter<Column<Project>> filter = HarborQuery.of(q, sort).filter(FIELDS);
        if (isSaid(name)) {
            filter = filter.but(ProjectList.NAME, new Condition.Contains(name));
        }
        if (isSaid(owner)) {
            filter = filter.but(ProjectList.OWNER_NAME, new Condition.Is(owner));
        }
        if (isSaid(isPublic)) {
            filter = filter.but(ProjectList.PUBLIC, new Condition.Is(HarborValue.isTrue(isPublic)));
        }
        return filter;
    }

    boolean isDetailed() {
        return !isSaid(withDetail) || HarborValue.isTrue(withDetail);
    }

    private static boolean isSaid(String text) {
        return text != null && !text.isEmpty();
    }
}
