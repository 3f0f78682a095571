package dev.tidemark.policy.api;

import static dev.tidemark.policy.api.Api.assertProblem;
import static dev.tidemark.policy.api.Api.keepingTen;
import static dev.tidemark.policy.api.Api.newPolicy;
import static dev.tidemark.policy.api.Api.newProject;
import static dev.tidemark.policy.api.Api.pathOf;
import static dev.tidemark.policy.api.Api.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.harbor.HarborPolicies;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RealParts
class PolicyApiTest {

    private static final String DOCUMENT = "{\"rules\":[{\"keep\":{\"newest\":10}}]}";

    @Test
    void aPolicyIsMadeReadReplacedAndDeleted() {
        // given
        String project = newProject();
        String more =
                ",\"name\":\"of %1$s\",\"cron\":\"0 0 3 * * *\",\"trigger\":{\"on\":[\"push\"]}".formatted(project);

        // when
        ValidatableResponse created = Api.post("/policies", policy(project, DOCUMENT, more));

        // then
        created.statusCode(201)
                .body("dialect", equalTo("tidemark"))
                .body("project", equalTo(project))
                .body("name", equalTo("of " + project))
                .body("enabled", equalTo(true))
                .body("cron", equalTo("0 0 3 * * *"))
                .body("nextRun", notNullValue())
                .body("trigger.on", contains("push"))
                .body("document.rules[0].keep.newest", equalTo(10))
                .body("rules.unit", equalTo("tag"))
                .body("rules.rules[0].keep.by", equalTo("pushed"));
        String path = pathOf(created);
        String tag = created.extract().header("ETag");
        Api.get(path).statusCode(200).header("ETag", tag);
        ValidatableResponse replaced = Api.put(path, tag, policy(project, DOCUMENT, ",\"enabled\":false"));
        replaced.statusCode(200)
                .body("enabled", equalTo(false))
                .body("trigger", nullValue())
                .body("cron", nullValue())
                .body("name", nullValue());
        assertThat(replaced.extract().header("ETag")).isNotEqualTo(tag);
        assertProblem(Api.put(path, tag, keepingTen(project)), 412, "stale-revision", "is at revision");
        assertProblem(
                Api.admin().header("If-Match", tag).delete(Api.ROOT + path).then(), 412, "stale-revision", "revision");
        Api.delete(path).statusCode(204);
        assertProblem(Api.get(path), 404, "not-found", "there is no policy");
        assertProblem(Api.delete(path), 404, "not-found", "there is no policy");
    }

    @Test
    void whoDoesNotKnowWhatThereIsReplacesNothing() {
        String project = newProject();
        String path = pathOf(Api.post("/policies", keepingTen(project)).statusCode(201));
        assertProblem(
                Api.admin()
                        .contentType(ContentType.JSON)
                        .body(keepingTen(project))
                        .put(Api.ROOT + path)
                        .then(),
                428,
                "revision-required",
                "If-Match");
        assertProblem(Api.put(path, "3", keepingTen(project)), 400, "malformed", "If-Match");
        Api.put(path, "*", keepingTen(project)).statusCode(200);
    }

    @Test
    void whereAPolicyAppliesCannotBeChanged() {
        String project = newProject();
        String path = pathOf(Api.post("/policies", keepingTen(project)).statusCode(201));
        assertProblem(Api.put(path, "*", keepingTen(newProject())), 422, "invalid", "cannot be changed");
        String harbor = keepingTen(project).replace("tidemark", "harbor");
        assertProblem(Api.put(path, "*", harbor), 422, "invalid", "dialect");
    }

    @Test
    void namesAreGivenOnce() {
        String name = ",\"name\":\"" + newProject() + "\"";
        Api.post("/policies", policy(newProject(), DOCUMENT, name)).statusCode(201);
        assertProblem(Api.post("/policies", policy(newProject(), DOCUMENT, name)), 409, "conflict", "is there already");
    }

    @Test
    void aPolicyOfHarborIsTheSameInBothApis() {
        // given
        String name = newProject();
        int project = Integer.parseInt(last(Api.admin()
                .contentType(ContentType.JSON)
                .body("{\"project_name\":\"" + name + "\"}")
                .post("/api/v2.0/projects")
                .header("Location")));
        String order = "{\"registry\":\"default\",\"dialect\":\"harbor\",\"document\":"
                + HarborPolicies.keepingTen(project) + "}";

        // when
        ValidatableResponse created = Api.post("/policies", order).statusCode(201);

        // then
        created.body("project", equalTo(name)).body("rules.unit", equalTo("artifact"));
        String path = pathOf(created);
        String harbor = "/api/v2.0/retentions/" + last(path);
        Api.admin().get(harbor).then().statusCode(200).body("scope.ref", equalTo(project));
        assertProblem(Api.post("/policies", order), 409, "conflict", "has policy");
        Api.put(path, "*", order.replace("latestPushedK\":10", "latestPushedK\":7"))
                .statusCode(200);
        Api.admin().get(harbor).then().body("rules[0].params.latestPushedK", equalTo(7));
        String disabled = order.substring(0, order.length() - 1) + ",\"enabled\":false}";
        assertProblem(Api.put(path, "*", disabled), 422, "invalid", "Harbor").body("place", equalTo("enabled"));
        assertProblem(
                Api.put(path, "*", order.replace("\"ref\":" + project, "\"ref\":" + (project + 1))),
                422,
                "invalid",
                "cannot be changed");
        assertProblem(
                Api.post("/policies", order.replace("\"ref\":" + project, "\"ref\":99999999")),
                422,
                "invalid",
                "there is no project 99999999");
    }

    @Test
    void aPolicyOfSwrIsTheSameInBothApis() {
        // given
        String project = newProject();
        String order =
                "{\"registry\":\"default\",\"repository\":\"" + project + "/app\",\"dialect\":\"swr\",\"document\":"
                        + "{\"algorithm\":\"or\",\"rules\":[{\"template\":\"tag_rule\",\"params\":{\"num\":\"7\"},\"tag_selectors\":[]}]}}";

        // when
        ValidatableResponse created = Api.post("/policies", order).statusCode(201);

        // then
        String swr = "/v2/manage/namespaces/" + project + "/repos/app/retentions";
        Api.admin()
                .get(swr + "/" + last(pathOf(created)))
                .then()
                .statusCode(200)
                .body("rules[0].params.num", equalTo("7"));
        created.body("cron", equalTo("@every PT24H")).body("project", equalTo(project));
        assertProblem(Api.post("/policies", order), 409, "conflict", "is there already");
        assertProblem(
                        Api.post("/policies", order.replace("/app", "").replace("\"repository\"", "\"project\"")),
                        422,
                        "invalid",
                        "for one repository")
                .body("place", equalTo("repository"));
    }

    @Test
    void aPolicyOfArtifactoryIsTheSameInBothApis() {
        // given
        String key = newProject().substring(0, 30);
        String document =
                "{\"key\":\"%s\",\"cronExp\":\"0 0 5 ? * MON\",\"searchCriteria\":{\"packageTypes\":[\"docker\"],"
                                .formatted(key)
                        + "\"repos\":[\"**\"],\"includedPackages\":[\"**\"],\"includeAllProjects\":true,\"createdBeforeInDays\":30}}";
        String order = "{\"registry\":\"default\",\"dialect\":\"artifactory\",\"enabled\":false,\"document\":"
                + document + "}";

        // when
        ValidatableResponse created = Api.post("/policies", order).statusCode(201);

        // then
        created.body("name", equalTo(key)).body("cron", containsString("0 0 5 ? * MON"));
        Api.admin()
                .get("/artifactory/api/cleanup/packages/policies/" + key)
                .then()
                .statusCode(200)
                .body("enabled", equalTo(false))
                .body("searchCriteria.createdBeforeInDays", equalTo(30));
        assertProblem(Api.post("/policies", order), 409, "conflict", "is there already");
        String renamed = order.replace(key, key + "-2");
        assertProblem(Api.put(pathOf(created), "*", renamed), 422, "invalid", "key of a policy cannot be changed");
        assertProblem(
                Api.post("/policies", order.replace("\"dialect\"", "\"project\":\"other\",\"dialect\"")),
                422,
                "invalid",
                "projectKey");
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Test
    void listsGoOnWhereTheyEnded() {
        // given
        String project = newProject();
        List<Integer> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(Api.post("/policies", keepingTen(project)).extract().path("id"));
        }

        // when
        List<Integer> listed = new ArrayList<>();
        String token = "";
        do {
            ValidatableResponse page =
                    Api.get("/policies?registry=default&project=" + project + "&dialect=tidemark&pageSize=2" + token);
            listed.addAll(page.statusCode(200).extract().path("items.id"));
            String next = page.extract().path("nextPageToken");
            token = next == null ? null : "&pageToken=" + next;
        } while (token != null);

        // then
        assertThat(listed).isEqualTo(made);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dialect=HARBOR",
                "dialect=",
                "registry=no%20name",
                "project=A/B",
                "repository=%00",
                "pageSize=0",
                "pageSize=1001",
                "pageSize=99999999999999999999",
                "pageSize=x",
                "pageToken=x",
                "pageToken=",
                "pageToken=ZXhlY3V0aW9uczox",
                "pageToken=cG9saWNpZXM6eA",
                "order=id",
                "registry=default&registry=default"
            })
    void aSlipInAParameterIsRefused(String query) {
        assertProblem(Api.get("/policies?" + query), 400, "malformed", "");
    }

    static Stream<String> unreadable() {
        return Stream.of(
                "",
                "x",
                "null",
                "[]",
                "7",
                "{\"registry\":7}",
                "{\"registry\":{}}",
                "{\"document\":{},\"unknown\":1}",
                "{\"dialect\":\"TIDEMARK\"}",
                "{\"dialect\":3}",
                "{\"enabled\":\"true\"}",
                "{\"enabled\":1}",
                "{\"trigger\":7}",
                "{\"document\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}",
                "{\"document\":" + "9".repeat(2_000) + "}",
                "{\"registry\":\"default\"} {}");
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatIsNoPolicyIsRefused(String body) {
        assertProblem(Api.post("/policies", body), 400, "malformed", "");
        assertProblem(Api.post("/policies/check", body), 400, "malformed", "");
    }

    static Stream<String> meaningless() {
        String deep = "{\"not\":".repeat(900) + "{\"tag\":\"x\"}" + "}".repeat(900);
        return Stream.of(
                "{}",
                "{\"registry\":\"default\",\"dialect\":\"tidemark\"}",
                policy("p", "null", ""),
                policy("p", "[]", ""),
                policy("p", "\"x\"", ""),
                policy("P", DOCUMENT, ""),
                policy("p", DOCUMENT, ",\"repository\":\"q/x\""),
                policy("p", DOCUMENT, ",\"repository\":\"p/../x\""),
                policy("p", DOCUMENT, ",\"name\":\"\""),
                policy("p", DOCUMENT, ",\"name\":\"a\\u0000\""),
                policy("p", DOCUMENT, ",\"name\":\"" + "x".repeat(200_000) + "\""),
                policy("p", DOCUMENT, ",\"cron\":\"\""),
                policy("p", DOCUMENT, ",\"cron\":\"* * * * * *\""),
                policy("p", DOCUMENT, ",\"trigger\":{\"on\":[]}"),
                policy("p", "{\"rules\":null}", ""),
                policy("p", "{\"rules\":[{\"keep\":{\"newest\":1e400}}]}", ""),
                policy("p", "{\"rules\":[{\"keep\":{\"newest\":99999999999999999999}}]}", ""),
                policy("p", "{\"rules\":[{\"keep\":{\"always\":true},\"artifacts\":" + deep + "}]}", ""),
                policy(
                        "p",
                        "{\"rules\":[{\"keep\":{\"always\":true},\"artifacts\":{\"tag\":{\"regexp\":\"(\"}}}]}",
                        ""),
                policy("p", DOCUMENT, "").replace("\"default\"", "\"nowhere\""),
                policy("p", DOCUMENT, "").replace("tidemark", "harbor"));
    }

    @ParameterizedTest
    @MethodSource("meaningless")
    void whatMakesNoSenseIsRefused(String body) {
        assertProblem(Api.post("/policies", body), 422, "invalid", "");
    }

    @Test
    void sizesAreBounded() {
        String large = policy("p", "{\"rules\":\"" + "x".repeat(1_000_000) + "\"}", "");
        int status = Api.post("/policies", large).extract().statusCode();
        assertThat(status).isEqualTo(413);
    }

    @Test
    void aDocumentIsCheckedWithoutBeingStored() {
        Api.post("/policies/check", "{\"dialect\":\"tidemark\",\"document\":" + DOCUMENT + "}")
                .statusCode(200)
                .body("rules", hasSize(2))
                .body("rules[0].keep.count", equalTo(10));
        Api.post(
                        "/policies/check",
                        "{\"dialect\":\"swr\",\"repository\":\"a/b\",\"document\":{\"algorithm\":\"or\",\"rules\":[]}}")
                .statusCode(200)
                .body("rules", hasSize(0));
        assertProblem(
                        Api.post(
                                "/policies/check",
                                "{\"dialect\":\"tidemark\",\"document\":{\"rules\":[{\"keep\":{\"newest\":-1}}]}}"),
                        422,
                        "invalid",
                        "document.rules[0].keep.newest must be a whole number")
                .body("place", equalTo("document.rules[0].keep.newest"));
    }

    @Test
    void strangersSeeNothing() {
        String path = newPolicy();
        assertProblem(
                io.restassured.RestAssured.given().get(Api.ROOT + path).then(), 401, "unauthorized", "unauthorized");
        assertProblem(Api.get("/policies/x"), 404, "not-found", "");
        assertProblem(Api.get("/nothing"), 404, "not-found", "");
        assertProblem(
                Api.admin()
                        .contentType(ContentType.TEXT)
                        .body("x")
                        .post(Api.ROOT + "/policies")
                        .then(),
                415,
                "unsupported-media-type",
                "");
    }
}
