package dev.tidemark.policy.harbor;

import static dev.tidemark.policy.harbor.HarborClient.delete;
import static dev.tidemark.policy.harbor.HarborClient.get;
import static dev.tidemark.policy.harbor.HarborClient.post;
import static dev.tidemark.policy.harbor.HarborClient.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.tidemark.policy.GatewayStandIn;
import dev.tidemark.policy.RealParts;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Harbor's Terraform provider sends, request by request, and what it makes of the answers. */
@QuarkusTest
@RealParts
class TerraformTest {

    private final String name = "p" + UUID.randomUUID();

    @AfterEach
    void recover() {
        GatewayStandIn.repositories().clear();
    }

    private String body() {
        return """
                {"project_name":"%s","registry_id":0,"storage_limit":-1,"cve_allowlist":{"items":null},
                 "metadata":{"auto_scan":"true","auto_sbom_generation":"false","enable_content_trust":"false",
                  "enable_content_trust_cosign":"false","prevent_vul":"false","proxy_cache_local_on_not_found":"false",
                  "proxy_speed_kb":"-1","public":"true","reuse_sys_cve_allowlist":"true","severity":"low"}}"""
                .formatted(name);
    }

    /** The resource's id is the location without what comes before the version. */
    private static String id(String location) {
        return location.replaceFirst("^/api/v2.0", "");
    }

    private String createProject() {
        return id(post("/projects", body()).then().statusCode(201).extract().header("Location"));
    }

    @Test
    void aProjectIsReadBackAsItWasPlanned() {
        String project = createProject();
        get(project)
                .then()
                .statusCode(200)
                .body("name", equalTo(name))
                .body("metadata.public", equalTo("true"))
                .body("metadata.auto_scan", equalTo("true"))
                .body("metadata.severity", equalTo("low"))
                .body("metadata.prevent_vul", equalTo("false"));

        put(project, body().replace("\"public\":\"true\"", "\"public\":\"false\""))
                .then()
                .statusCode(200);
        get(project).then().body("metadata.public", equalTo("false"));

        delete(project).then().statusCode(200);
        get(project).then().statusCode(404);
        delete(project).then().statusCode(404);
    }

    @Test
    void aPolicyIsCreatedReadChangedAndLeftEmpty() {
        String project = createProject();
        int number = Integer.parseInt(project.replaceAll("\\D", ""));
        String document = HarborPolicies.keepingTen(number).replace("{\"algorithm\"", "{\"id\":0,\"algorithm\"");
        String policy = id(
                post("/retentions", document).then().statusCode(201).extract().header("Location"));
        assertThat(policy).matches("/retentions/[0-9]+");
        get(policy)
                .then()
                .statusCode(200)
                .body("scope.ref", equalTo(number))
                .body("trigger.settings.cron", equalTo("0 0 0 * * *"))
                .body("rules[0].tag_selectors[0].decoration", equalTo("matches"))
                .body("rules[0].scope_selectors.repository[0].decoration", equalTo("repoMatches"));
        put(policy, HarborPolicies.of(number, "", List.of())).then().statusCode(200);
        get(policy).then().body("rules", hasSize(0));
    }

    @Test
    void whereAProjectHasAPolicyItIsFoundAndOverwritten() {
        String project = createProject();
        int number = Integer.parseInt(project.replaceAll("\\D", ""));
        post("/retentions", HarborPolicies.keepingTen(number)).then().statusCode(201);
        post("/retentions", HarborPolicies.keepingTen(number)).then().statusCode(400);
        String policy = "/retentions/" + get(project).path("metadata.retention_id");
        put(policy, HarborPolicies.keepingTen(number)).then().statusCode(200);
    }

    @Test
    void whatIsGoneIsNotFound() {
        get("/retentions/9223372036854775807").then().statusCode(404);
        get("/projects/2147483647").then().statusCode(404);
    }

    @Test
    void aProjectThatHoldsRepositoriesIsNotDeleted() {
        String project = createProject();
        GatewayStandIn.repositories().add(name + "/app");
        get("/projects/" + name + "/repositories/app").then().statusCode(200);
        get("/projects/" + name + "/repositories?page=1&page_size=100").then().body("$", hasSize(1));

        delete(project)
                .then()
                .statusCode(412)
                .body("errors[0].code", equalTo("PRECONDITION"))
                .body(
                        "errors[0].message",
                        equalTo("precondition failed: the project contains repositories, can not be deleted"));
        get(project + "/_deletable")
                .then()
                .statusCode(200)
                .body("message", equalTo("the project contains repositories, can not be deleted"));
        get(project + "/summary").then().statusCode(200).body("repo_count", equalTo(1));
    }
}
