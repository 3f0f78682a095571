package dev.tidemark.policy.harbor.project;

import static dev.tidemark.policy.Eventually.eventually;
import static dev.tidemark.policy.harbor.HarborClient.admin;
import static dev.tidemark.policy.harbor.HarborClient.delete;
import static dev.tidemark.policy.harbor.HarborClient.get;
import static dev.tidemark.policy.harbor.HarborClient.newExecution;
import static dev.tidemark.policy.harbor.HarborClient.newPolicy;
import static dev.tidemark.policy.harbor.HarborClient.newProject;
import static dev.tidemark.policy.harbor.HarborClient.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.tidemark.contracts.event.StopEvent.StopRequested;
import dev.tidemark.policy.Heard;
import dev.tidemark.policy.RealParts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RealParts
class ProjectTest {

    private static String aName() {
        return "p" + UUID.randomUUID();
    }

    private static String named(String name) {
        return "{\"project_name\":\"" + name + "\",\"metadata\":{\"public\":\"true\"}}";
    }

    @Test
    void aProjectIsFoundByNumberAndByName() {
        String name = aName();
        int id = newProject(name);
        get("/projects/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo(name))
                .body("project_id", equalTo(id))
                .body("metadata.public", equalTo("false"))
                .body("metadata.retention_id", nullValue());
        get("/projects/" + name).then().statusCode(200).body("project_id", equalTo(id));
        get("/projects/" + id + "/metadatas").then().statusCode(200).body("public", equalTo("false"));
        admin().head("/api/v2.0/projects?project_name=" + name).then().statusCode(200);
        admin().head("/api/v2.0/projects?project_name=" + aName()).then().statusCode(404);
    }

    @Test
    void digitsAreANumberUnlessTheClientSaysThatTheyAreAName() {
        String name = Long.toString(System.nanoTime());
        int id = newProject(name);
        get("/projects/" + name).then().statusCode(404);
        admin().header("X-Is-Resource-Name", "true")
                .get("/api/v2.0/projects/" + name)
                .then()
                .statusCode(200)
                .body("project_id", equalTo(id));
    }

    @Test
    void theLocationIsRelativeAndNamesTheProjectWhereTheClientWantsThat() {
        post("/projects", named(aName()))
                .then()
                .statusCode(201)
                .header("Location", matchesPattern("/api/v2.0/projects/[0-9]+"));
        String name = aName();
        admin().contentType("application/json")
                .header("X-Resource-Name-In-Location", "true")
                .body(named(name))
                .post("/api/v2.0/projects")
                .then()
                .header("Location", "/api/v2.0/projects/" + name);
    }

    @Test
    void aNameIsGivenOnce() {
        String name = aName();
        newProject(name);
        post("/projects", named(name))
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("CONFLICT"))
                .body("errors[0].message", equalTo("resource conflict: The project named " + name + " already exists"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Upper", "a/b", "-a", "a b"})
    void aNameHasToBeTheFirstSegmentOfARepository(String name) {
        post("/projects", named(name)).then().statusCode(400).body("errors[0].code", equalTo("BAD_REQUEST"));
    }

    @Test
    void listsProjectsByAPartOfTheirName() {
        String part = aName();
        newProject(part + "-b");
        newProject(part + "-a");
        get("/projects?name=" + part)
                .then()
                .statusCode(200)
                .header("X-Total-Count", "2")
                .body("name", contains(part + "-a", part + "-b"));
        get("/projects?name=" + part + "&page=2&page_size=1")
                .then()
                .header("X-Total-Count", "2")
                .body("name", contains(part + "-b"));
    }

    @Test
    void aDeletedProjectTakesItsPolicyWithItAndStopsWhatRuns() {
        // given
        int project = newProject();
        long policy = newPolicy(project);
        long execution = newExecution(policy, false);

        // when
        delete("/projects/" + project).then().statusCode(200);

        // then
        get("/projects/" + project)
                .then()
                .statusCode(404)
                .body("errors[0].message", equalTo("resource not found: project " + project + " not found"));
        get("/retentions/" + policy).then().statusCode(404);
        delete("/projects/" + project).then().statusCode(404);
        try (Heard stops = Heard.on("retention.stops")) {
            eventually().untilAsserted(() -> assertThat(stops.events("execution/" + execution, StopRequested.class))
                    .hasSize(1));
        }
    }

    @Test
    void saysWhoAsksAndWhatThisIs() {
        get("/users/current")
                .then()
                .statusCode(200)
                .body("username", equalTo("admin"))
                .body("sysadmin_flag", equalTo(true));
        get("/health").then().statusCode(200).body("status", equalTo("healthy"));
        get("/systeminfo")
                .then()
                .statusCode(200)
                .body("auth_mode", equalTo("db_auth"))
                .body("harbor_version", equalTo("v2.15.2"));
    }

    @Test
    void tellsStrangersWhatTheyNeedToLogInAndNothingMore() {
        RestAssured.get("/api/v2.0/ping").then().statusCode(200).body(equalTo("Pong"));
        RestAssured.get("/api/v2.0/health").then().statusCode(200).body("status", equalTo("healthy"));
        RestAssured.get("/api/v2.0/systeminfo")
                .then()
                .statusCode(200)
                .body("auth_mode", equalTo("db_auth"))
                .body("harbor_version", nullValue());
        RestAssured.get("/api/v2.0/ping/").then().statusCode(401);
        RestAssured.get("/api/v2.0/projects/../ping").then().statusCode(200);
        RestAssured.get("/api/v2.0/ping/../projects").then().statusCode(401);
    }
}
