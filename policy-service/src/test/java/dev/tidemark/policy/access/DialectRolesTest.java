package dev.tidemark.policy.access;

import static dev.tidemark.policy.access.Someone.ADMIN;
import static io.restassured.http.ContentType.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.policy.GatewayStandIn;
import dev.tidemark.policy.RealParts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the dialect's own API would refuse somebody, our own refuses them too. */
@QuarkusTest
@RealParts
class DialectRolesTest {

    private static final String POLICIES = "/api/v1/policies";

    @AfterEach
    void clear() {
        GatewayStandIn.repositories().clear();
    }

    @ParameterizedTest
    @CsvSource({
        "tidemark,    developer,  yes",
        "tidemark,    guest,      no",
        "harbor,      developer,  yes",
        "harbor,      guest,      no",
        "swr,         developer,  yes",
        "swr,         guest,      no",
        "artifactory, admin,      yes",
        "artifactory, maintainer, no",
        "artifactory, developer,  no",
        "artifactory, guest,      no"
    })
    void aPolicyIsForWhomItsDialectSays(String dialect, String role, String may) {
        // given
        Place theirs = Place.fresh();
        Place others = Place.fresh();
        Someone somebody = Someone.fresh().with(role, theirs.project()).with(role, others.project());
        int policy = id(ADMIN.post(POLICIES, others.order(dialect)), 201);
        int execution = id(ADMIN.post(POLICIES + "/" + policy + "/executions", "{\"dryRun\":true}"), 202);
        String path = POLICIES + "/" + policy;
        String run = "/api/v1/executions/" + execution;

        // when
        Map<String, Integer> answers = new LinkedHashMap<>();
        answers.put("create", somebody.post(POLICIES, theirs.order(dialect)).statusCode());
        answers.put("read", somebody.get(path).statusCode());
        answers.put("replace", replace(somebody, path, others.order(dialect)).statusCode());
        answers.put(
                "trigger",
                somebody.put(path + "/trigger", "{\"on\":[\"push\"]}").statusCode());
        answers.put("no trigger", somebody.delete(path + "/trigger").statusCode());
        answers.put(
                "run", somebody.post(path + "/executions", "{\"dryRun\":true}").statusCode());
        answers.put("executions", somebody.get(path + "/executions").statusCode());
        answers.put("execution", somebody.get(run).statusCode());
        answers.put("stop", somebody.post(run + "/stop", "{}").statusCode());

        // then
        boolean allowed = may.equals("yes");
        assertThat(answers).allSatisfy((deed, status) -> {
            if (allowed) {
                assertThat(status).as(deed).isBetween(200, 299);
            } else {
                assertThat(status).as(deed).isEqualTo(403);
            }
        });
        for (String whatItDid : new String[] {"/decisions", "/tasks", "/tasks/1/log"}) {
            assertThat(somebody.get(run + whatItDid).statusCode() == 403)
                    .as(whatItDid)
                    .isEqualTo(!allowed);
        }
        assertThat(listed(somebody, POLICIES + "?project=" + others.project())).isEqualTo(allowed);
        assertThat(listed(somebody, "/api/v1/executions?policy=" + policy)).isEqualTo(allowed);
        assertThat(somebody.delete(path).statusCode()).isEqualTo(allowed ? 204 : 403);
    }

    private static boolean listed(Someone somebody, String list) {
        return !somebody.get(list)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items")
                .isEmpty();
    }

    private static Response replace(Someone somebody, String path, String order) {
        return somebody.asks()
                .contentType(JSON)
                .header("If-Match", "*")
                .body(order)
                .put(path);
    }

    private static int id(Response response, int status) {
        return response.then().statusCode(status).extract().path("id");
    }

    /**
     * Where a policy can be.
     *
     * @param number of the project
     */
    private record Place(String project, int number) {

        static Place fresh() {
            String project = "p" + UUID.randomUUID().toString().substring(0, 13);
            String location = ADMIN.post("/api/v2.0/projects", "{\"project_name\":\"" + project + "\"}")
                    .then()
                    .statusCode(201)
                    .extract()
                    .header("Location");
            GatewayStandIn.repositories().add(project + "/app");
            return new Place(project, Integer.parseInt(location.substring(location.lastIndexOf('/') + 1)));
        }

        String order(String dialect) {
            return """
                    {"registry":"default","project":"%s","dialect":"%s",%s}"""
                    .formatted(project, dialect, document(dialect));
        }

        private String document(String dialect) {
            return switch (dialect) {
                case "harbor" ->
                    """
                        "document":{"algorithm":"or","rules":[],"trigger":{"kind":"Schedule","settings":{"cron":""}},
                         "scope":{"level":"project","ref":%d}}"""
                            .formatted(number);
                case "swr" ->
                    """
                        "repository":"%s/app","document":{"algorithm":"or","rules":[{"template":"tag_rule",
                         "params":{"num":"7"},"tag_selectors":[]}]}"""
                            .formatted(project);
                case "artifactory" ->
                    """
                        "document":{"key":"%1$s-old","projectKey":"%1$s","searchCriteria":{"packageTypes":["docker"],
                         "repos":["**"],"includedPackages":["**"],"createdBeforeInDays":30}}"""
                            .formatted(project);
                default -> "\"document\":{\"rules\":[{\"keep\":{\"newest\":10}}]}";
            };
        }
    }
}
