package dev.tidemark.policy.harbor;

import static dev.tidemark.policy.harbor.HarborClient.API;
import static dev.tidemark.policy.harbor.HarborClient.admin;
import static dev.tidemark.policy.harbor.HarborClient.get;
import static dev.tidemark.policy.harbor.HarborClient.last;
import static dev.tidemark.policy.harbor.HarborClient.newExecution;
import static dev.tidemark.policy.harbor.HarborClient.newProject;
import static dev.tidemark.policy.harbor.HarborClient.post;
import static dev.tidemark.policy.harbor.HarborClient.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.tidemark.policy.RealParts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Harbor's own API tests, and its Terraform provider, do to this API. */
@QuarkusTest
@RealParts
class HarborChecklistTest {

    @Test
    void documentsThatHarborsClientsSendAreTaken() {
        // given a rule whose selector has no extras, for a schedule that is switched off
        int project = newProject();
        String location = post(
                        "/retentions",
                        """
                {"algorithm":"or","rules":[{"disabled":false,"action":"retain","template":"always","params":{},
                  "scope_selectors":{"repository":[{"kind":"doublestar","decoration":"repoMatches","pattern":"**"}]},
                  "tag_selectors":[{"kind":"doublestar","decoration":"matches","pattern":"latest*"}]}],
                 "trigger":{"kind":"Schedule","settings":{"cron":""},"references":{}},
                 "scope":{"level":"project","ref":%d}}"""
                                .formatted(project))
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        String policy = "/retentions/" + last(location);

        // when one is added to what was read, with extras that are no JSON, and without the parameters that were empty
        String document = get(policy).asString();
        assertThat(document).doesNotContain("params").doesNotContain("references");
        String added =
                """
                "rules":[{"disabled":false,"action":"retain","template":"always","params":{},
                  "scope_selectors":{"repository":[{"kind":"doublestar","decoration":"repoMatches","pattern":"test3*"}]},
                  "tag_selectors":[{"kind":"doublestar","decoration":"matches","pattern":"**","extras":"[\\"untagged\\":True]"}]},""";
        put(policy, document.replace("\"rules\":[", added)).then().statusCode(200);

        // then
        get(policy)
                .then()
                .body("rules", hasSize(2))
                .body("rules[0].tag_selectors[0].extras", equalTo("[\"untagged\":True]"));
        long first = newExecution(Long.parseLong(last(location)), true);
        long second = newExecution(Long.parseLong(last(location)), false);
        get(policy + "/executions").then().body("[0].id", equalTo((int) second)).body("[1].id", equalTo((int) first));
    }

    @Test
    void terraformDeletesByLeavingNothing() {
        int project = newProject();
        post("/retentions", HarborPolicies.keepingTen(project)).then().statusCode(201);
        String policy = "/retentions/" + get("/projects/" + project).path("metadata.retention_id");
        put(policy, HarborPolicies.of(project, "", List.of()).replace("\"algorithm\"", "\"unknown\":{},\"algorithm\""))
                .then()
                .statusCode(200);
        get(policy).then().statusCode(200).body("rules", hasSize(0));
    }

    @Test
    void everyRequestMayCarryThePolicyAsItsBody() {
        int project = newProject();
        String document = HarborPolicies.of(project, "", List.of(HarborPolicies.rule("latestPushedK", 1)));
        assertThat(status(Method.DELETE, "/projects/" + project + "/metadatas/retention_id", document))
                .isEqualTo(200);
        String policy = "/retentions/"
                + last(post("/retentions", document)
                        .then()
                        .statusCode(201)
                        .extract()
                        .header("Location"));
        assertThat(status(Method.GET, policy, document)).isEqualTo(200);
        assertThat(status(Method.PUT, policy, document)).isEqualTo(200);
        assertThat(status(Method.POST, "/retentions/88888888/executions", document))
                .isEqualTo(400);
        assertThat(status(Method.GET, policy + "/executions", document)).isEqualTo(200);
        assertThat(status(Method.PATCH, policy + "/executions/88888888", "{\"action\":\"stop\"}"))
                .isEqualTo(404);
        assertThat(status(Method.GET, policy + "/executions/88888888/tasks", document))
                .isEqualTo(404);
        assertThat(status(Method.GET, policy + "/executions/88888888/tasks/1", document))
                .isEqualTo(404);
        assertThat(status(Method.DELETE, policy, document)).isEqualTo(200);
    }

    private static int status(Method method, String path, String body) {
        return admin().accept("*/*")
                .contentType(ContentType.JSON)
                .body(body)
                .request(method, API + path)
                .statusCode();
    }
}
