package dev.tidemark.policy.artifactory;

import static dev.tidemark.policy.artifactory.ArtifactoryClient.POLICIES;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.RUNS;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.admin;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.create;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.delete;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.enable;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.get;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.newKey;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.newRun;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.stop;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.update;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.harbor.AuditStandIn;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Artifactory's clients see of policies that are written in another dialect. */
@QuarkusTest
@RealParts
class AnothersPolicyTest {

    /** Images are versions of Artifactory's packages of type docker. */
    private static final String IMAGES =
            """
            {"any":[{"artifactType":{"exact":"application/vnd.docker.container.image.v1+json"}},
                    {"artifactType":{"exact":"application/vnd.oci.image.config.v1+json"}},
                    {"not":{"artifactType":"**"}}]}""";

    private static final String TEN_IMAGES =
            """
            {"rules":[{"name":"others","artifacts":{"not":%1$s},"keep":{"always":true}},
                      {"name":"images","artifacts":%1$s,"keep":{"newest":10}}],
             "untagged":{"always":true}}"""
                    .formatted(IMAGES);

    private final String key = newKey();
    private final List<Long> ours = new ArrayList<>();

    /** Others count on there being none but Artifactory's own. */
    @AfterEach
    void isGone() {
        ours.forEach(policy -> api().delete("/api/v1/policies/" + policy).then().statusCode(204));
    }

    @Test
    void isReadInArtifactorysWords() {
        ours(TEN_IMAGES, ",\"cron\":\"0 30 1 * * sun\"");

        get(key).then()
                .statusCode(200)
                .body("key", equalTo(key))
                .body("enabled", equalTo(true))
                .body("cronExp", equalTo("0 30 1 ? * 1"))
                .body("searchCriteria.packageTypes", equalTo(List.of("docker")))
                .body("searchCriteria.repos", equalTo(List.of("**")))
                .body("searchCriteria.keepLastNVersions", equalTo(10));
        assertThat(admin().get(POLICIES).jsonPath().getList("key")).contains(key);
    }

    @Test
    void isRunAndStoppedAndItsRunsAreExecutionsEverywhere() {
        // given
        long policy = ours(TEN_IMAGES, "");

        // when
        long run = newRun(key, true);

        // then
        api().get("/api/v1/policies/" + policy + "/executions").then().body("items.id", equalTo(List.of((int) run)));
        AuditStandIn.answer(
                "/executions/" + run + "/summary",
                "{\"total\":3,\"done\":1,\"failed\":0,\"spared\":1,\"bytes\":200,\"distinctBytes\":100,\"complete\":true}");
        String summary = RUNS + "/summaryReports?policyKey=" + key + "&runId=" + run;
        admin().get(summary).then().statusCode(200).body("policySummary.policyName", equalTo(key));
        stop(run).then().statusCode(202);
        // What it said before it was changed was not written down in Artifactory's words.
        api().header("If-Match", tag(policy))
                .body(order(TEN_IMAGES.replace("10", "11"), ""))
                .put("/api/v1/policies/" + policy)
                .then()
                .statusCode(200);
        get(key).then().body("searchCriteria.keepLastNVersions", equalTo(11));
        admin().get(summary).then().statusCode(404);
    }

    @Test
    void isChangedWhereItIsWrittenOnly() {
        long policy = ours(TEN_IMAGES, "");
        String where = "/api/v1/policies/" + policy;
        String before = tag(policy);

        update(key, Cleanup.policy(key)).then().statusCode(409).body("errors[0].message", containsString(where));
        enable(key, false).then().statusCode(409).body("errors[0].message", containsString(where));
        delete(key).then().statusCode(409).body("errors[0].message", containsString(where));
        create(key, Cleanup.policy(key)).then().statusCode(409).body("errors[0].message", containsString("exists"));
        admin().put("/artifactory/api/cleanup/policies/forceDisableAll").then().statusCode(200);

        assertThat(tag(policy)).isEqualTo(before);
    }

    @Test
    void aKeyIsThatOfArtifactorysOwn() {
        // given
        create(key, Cleanup.policy(key)).then().statusCode(201);

        // when
        long policy = ours(TEN_IMAGES, "");

        // then
        get(key).then().statusCode(200).body("description", equalTo("My cleanup policy"));
        assertThat(admin().get(POLICIES).jsonPath().getList("key")).containsOnlyOnce(key);
        delete(key).then().statusCode(200);
        get(key).then().statusCode(200).body("searchCriteria.keepLastNVersions", equalTo(10));
        api().get("/api/v1/policies/" + policy).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"rules\":[{\"keep\":{\"newest\":10}}],\"untagged\":{\"always\":true}}",
                "{\"rules\":[{\"keep\":{\"always\":true}}]}"
            })
    void isNotThereWhereArtifactoryHasNoWordsForIt(String document) {
        ours(document, "");

        get(key).then().statusCode(404);
        delete(key).then().statusCode(404);
        assertThat(admin().get(POLICIES).jsonPath().getList("key")).doesNotContain(key);
    }

    @Test
    void norWhereItsScheduleHasNoForm() {
        ours(TEN_IMAGES, ",\"cron\":\"0 0 0 1 * 1\"");

        get(key).then().statusCode(404);
    }

    private long ours(String document, String more) {
        ours.add(api().body(order(document, more))
                .post("/api/v1/policies")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id"));
        return ours.get(ours.size() - 1);
    }

    private String order(String document, String more) {
        return "{\"registry\":\"default\",\"dialect\":\"tidemark\",\"name\":\"%s\",\"document\":%s%s}"
                .formatted(key, document, more);
    }

    private static String tag(long policy) {
        return api().get("/api/v1/policies/" + policy).header("ETag");
    }

    private static RequestSpecification api() {
        return given().auth().preemptive().basic("admin", "only-for-tests").contentType(ContentType.JSON);
    }
}
