package dev.tidemark.policy.harbor.project;

import static dev.tidemark.policy.harbor.HarborClient.delete;
import static dev.tidemark.policy.harbor.HarborClient.get;
import static dev.tidemark.policy.harbor.HarborClient.newPolicy;
import static dev.tidemark.policy.harbor.HarborClient.newProject;
import static dev.tidemark.policy.harbor.HarborClient.post;
import static dev.tidemark.policy.harbor.HarborClient.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.tidemark.policy.RealParts;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Harbor's clients say of a project, and expect to find again. */
@QuarkusTest
@RealParts
class ProjectMetadataTest {

    private int project;
    private String metadatas;

    @BeforeEach
    void aProject() {
        project = newProject();
        metadatas = "/projects/" + project + "/metadatas";
    }

    @Test
    void aProjectMayBecomePublicAndKeepsWhatElseIsSaid() {
        put("/projects/" + project, "{\"metadata\":{\"public\":\"true\",\"auto_scan\":\"true\",\"unknown\":\"x\"}}")
                .then()
                .statusCode(200);
        assertThat(get(metadatas).asString()).isEqualTo("{\"auto_scan\":\"true\",\"public\":\"true\"}");

        put("/projects/" + project, "{\"metadata\":{\"severity\":\"low\"},\"cve_allowlist\":{\"items\":[]}}")
                .then()
                .statusCode(200);
        get("/projects/" + project)
                .then()
                .body("metadata.public", equalTo("true"))
                .body("metadata.severity", equalTo("low"));
    }

    @Test
    void theNumberOfThePolicyMayBeSentBackAndNoOther() {
        long policy = newPolicy(project);
        put("/projects/" + project, "{\"metadata\":{\"retention_id\":\"" + policy + "\"}}")
                .then()
                .statusCode(200);
        put("/projects/" + project, "{\"metadata\":{\"retention_id\":\"" + (policy + 1) + "\"}}")
                .then()
                .statusCode(400)
                .body("errors[0].message", containsString("alternatively passing the one"));
        get(metadatas + "/retention_id").then().body("retention_id", equalTo(Long.toString(policy)));

        delete(metadatas + "/retention_id").then().statusCode(200);
        assertThat(get(metadatas + "/retention_id").asString()).isEqualTo("{}");
    }

    @Test
    void oneTextIsAddedChangedAndRemoved() {
        post(metadatas, "{\"auto_scan\":\"T\"}").then().statusCode(200);
        post(metadatas, "{\"auto_scan\":\"false\"}").then().statusCode(409);
        assertThat(get(metadatas + "/auto_scan").asString()).isEqualTo("{\"auto_scan\":\"true\"}");

        put(metadatas + "/auto_scan", "{\"auto_scan\":\"0\"}").then().statusCode(200);
        put(metadatas + "/public", "{\"public\":\"true\"}").then().statusCode(200);
        assertThat(get(metadatas).asString()).isEqualTo("{\"auto_scan\":\"false\",\"public\":\"true\"}");

        delete(metadatas + "/auto_scan").then().statusCode(200);
        assertThat(get(metadatas).asString()).isEqualTo("{\"public\":\"true\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":\"1\",\"b\":\"2\"} | bad request: only allow one key/value pair",
                "{} | bad request: only allow one key/value pair",
                "{\"retention_id\":\"1\"} | bad request: invalid key: retention_id",
                "{\"auto_scan\":\"maybe\"} | bad request: invalid value: maybe",
                "{\"severity\":\"bad\"} | bad request: invalid value: bad"
            })
    void whatMeansNothingIsRefused(String body, String message) {
        post(metadatas, body).then().statusCode(400).body("errors[0].message", equalTo(message));
    }

    @Test
    void publicIsTrueOrFalse() {
        put("/projects/" + project, "{\"metadata\":{\"public\":\"yes\"}}")
                .then()
                .statusCode(400);
        post("/projects", "{\"project_name\":\"refused\",\"metadata\":{\"retention_id\":\"1\"}}")
                .then()
                .statusCode(400);
        put("/projects/0", "{}").then().statusCode(404);
    }
}
