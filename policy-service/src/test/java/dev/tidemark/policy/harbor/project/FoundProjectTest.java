package dev.tidemark.policy.harbor.project;

import static dev.tidemark.policy.Eventually.eventually;
import static dev.tidemark.policy.harbor.HarborClient.admin;
import static dev.tidemark.policy.harbor.HarborClient.delete;
import static dev.tidemark.policy.harbor.HarborClient.get;
import static dev.tidemark.policy.harbor.HarborClient.newPolicy;
import static dev.tidemark.policy.harbor.HarborClient.newProject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.tidemark.policy.GatewayStandIn;
import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.harbor.HarborClient;
import dev.tidemark.policy.harbor.HarborPolicies;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Projects that are in the registry, and that nobody created. */
@QuarkusTest
@RealParts
class FoundProjectTest {

    private final String name = "p" + UUID.randomUUID();

    @AfterEach
    void recover() {
        GatewayStandIn.letGo();
        GatewayStandIn.fails(false);
        GatewayStandIn.repositories().clear();
    }

    @Test
    void aPolicyIsMadeForAProjectThatNobodyCreated() {
        GatewayStandIn.repositories().add(name + "/app");

        int project = get("/projects/" + name).then().statusCode(200).extract().path("project_id");
        long policy = newPolicy(project);

        get("/projects/" + project)
                .then()
                .statusCode(200)
                .body("name", equalTo(name))
                .body("metadata.public", equalTo("false"))
                .body("metadata.retention_id", equalTo(Long.toString(policy)));
        admin().head("/api/v2.0/projects?project_name=" + name).then().statusCode(200);
    }

    @Test
    void itIsCreatedOnceUnderTheNumberItHas() {
        GatewayStandIn.repositories().add(name + "/app");
        int seen = get("/projects/" + name).path("project_id");

        assertThat(newProject(name)).isEqualTo(seen);
        HarborClient.post("/projects", "{\"project_name\":\"" + name + "\"}")
                .then()
                .statusCode(409);
    }

    @Test
    void aDeletedProjectKeepsItsNumberForWhoeverAsksForItAgain() {
        int project = newProject(name);
        long policy = newPolicy(project);
        delete("/projects/" + project).then().statusCode(200);
        get("/projects/" + name).then().statusCode(404);
        HarborClient.post("/retentions", HarborPolicies.keepingTen(project))
                .then()
                .statusCode(400);

        GatewayStandIn.repositories().add(name + "/app");
        get("/projects/" + name).then().statusCode(200).body("project_id", equalTo(project));
        assertThat(newPolicy(project)).isGreaterThan(policy);
        // A project that holds something is not deleted.
        GatewayStandIn.repositories().clear();
        delete("/projects/" + project).then().statusCode(200);
        assertThat(newProject(name)).isEqualTo(project);
    }

    @Test
    void whileTheGatewayIsDownOnlyTheUnknownIsMissing() {
        int known = newProject(name);
        GatewayStandIn.fails(true);

        get("/projects/" + name).then().statusCode(200).body("project_id", equalTo(known));
        get("/projects/p" + UUID.randomUUID())
                .then()
                .statusCode(503)
                .body("errors[0].code", equalTo("SERVICE_UNAVAILABLE"));
        get("/projects/2147483647").then().statusCode(404);
    }

    @Test
    void manyWhoAskForOneNameAskTheGatewayOnce() {
        GatewayStandIn.repositories().add(name + "/app");
        GatewayStandIn.hold();
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<Integer>> answers = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> get("/projects/" + name).statusCode(), clients))
                    .toList();
            eventually().until(() -> asked() > 0);
            GatewayStandIn.letGo();
            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(200));
        } finally {
            clients.shutdown();
        }
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void aSearchForAWholeNameFindsIt() {
        GatewayStandIn.repositories().add(name + "/app");
        get("/projects?name=" + name).then().statusCode(200).body("name", contains(name));

        GatewayStandIn.fails(true);
        get("/projects?name=" + name + "x").then().statusCode(200).header("X-Total-Count", "0");
    }

    @Test
    void whatIsNotThereIsAskedForAgain() {
        get("/projects/" + name).then().statusCode(404);
        GatewayStandIn.repositories().add(name + "/app");
        get("/projects/" + name).then().statusCode(200);
    }

    @Test
    void aRepositoryIsFoundUnderANumberAsSoonAsItIsNamed() {
        GatewayStandIn.repositories().addAll(List.of(name + "/deep/er", name + "/app"));
        int project = get("/projects/" + name).path("project_id");

        int id = admin().urlEncodingEnabled(false)
                .get("/api/v2.0/projects/" + name + "/repositories/deep%252Fer")
                .then()
                .statusCode(200)
                .body("name", equalTo(name + "/deep/er"))
                .body("project_id", equalTo(project))
                .extract()
                .path("id");

        get("/projects/" + name + "/repositories/app").then().statusCode(200).body("id", not(id));
        get("/projects/" + name + "/repositories?page_size=1&page=2")
                .then()
                .statusCode(200)
                .header("X-Total-Count", "2")
                .body("id", contains(id));
        get("/projects/" + name).then().body("repo_count", equalTo(2));
    }

    @Test
    void aListHoldsWhatWasPushedAMomentAgoAndNotWhatIsGone() {
        int project = newProject(name);
        GatewayStandIn.repositories().addAll(List.of(name + "/b", name + "/a", name + "-other/c"));
        get("/projects/" + name + "/repositories")
                .then()
                .statusCode(200)
                .header("X-Total-Count", "2")
                .body("name", contains(name + "/a", name + "/b"))
                .body("[0].project_id", equalTo(project));

        GatewayStandIn.repositories().remove(name + "/b");
        get("/projects/" + name + "/repositories").then().body("name", contains(name + "/a"));
        GatewayStandIn.fails(true);
        get("/projects/" + name + "/repositories").then().body("name", contains(name + "/a"));
    }

    @Test
    void aRepositoryThatIsNotThereIsToldFromOneThatNobodyCanSay() {
        GatewayStandIn.repositories().add(name + "/app");
        String known = "/projects/" + name + "/repositories/app";
        get(known).then().statusCode(200);
        get("/projects/" + name + "/repositories/other")
                .then()
                .statusCode(404)
                .body("errors[0].message", equalTo("resource not found: repository " + name + "/other not found"));
        get("/projects/" + name + "/repositories/No").then().statusCode(404);

        GatewayStandIn.fails(true);
        get(known).then().statusCode(200);
        get("/projects/" + name + "/repositories/other").then().statusCode(503);
    }

    private long asked() {
        return GatewayStandIn.asked().stream()
                .filter(target -> target.endsWith("/" + name))
                .count();
    }
}
