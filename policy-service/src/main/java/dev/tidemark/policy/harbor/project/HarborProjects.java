package dev.tidemark.policy.harbor.project;

import dev.tidemark.policy.filter.Condition;
import dev.tidemark.policy.filter.Filter;
import dev.tidemark.policy.harbor.HarborQuery;
import dev.tidemark.policy.harbor.HarborValue;
import dev.tidemark.policy.project.ProjectList.Field;
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

    private static final Map<String, Field> FIELDS = Map.of(
            "project_id", Field.NUMBER,
            "name", Field.NAME,
            "public", Field.PUBLIC,
            "owner_id", Field.OWNER,
            "owner", Field.OWNER_NAME,
            "creation_time", Field.CREATED_AT,
            "update_time", Field.UPDATED_AT);

    Filter<Field> filter() {
        Filter<Field> filter = HarborQuery.of(q, sort).filter(FIELDS);
        if (isSaid(name)) {
            filter = filter.but(Field.NAME, new Condition.Contains(name));
        }
        if (isSaid(owner)) {
            filter = filter.but(Field.OWNER_NAME, new Condition.Is(owner));
        }
        if (isSaid(isPublic)) {
            filter = filter.but(Field.PUBLIC, new Condition.Is(HarborValue.isTrue(isPublic)));
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
