package dev.tidemark.policy.harbor.project;

import static dev.tidemark.policy.harbor.HarborClient.delete;
import static dev.tidemark.policy.harbor.HarborClient.get;
import static dev.tidemark.policy.harbor.HarborClient.post;
import static dev.tidemark.policy.harbor.HarborClient.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.tidemark.policy.GatewayStandIn;
import dev.tidemark.policy.RealParts;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Harbor's Terraform provider sends for {@code harbor_project}, request by request, and what it makes of the answers. */
@QuarkusTest
@RealParts
class TerraformProjectTest {

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
    void whatIsToBeOverlookedInAProjectIsFoundAgain() {
        String planned = body().replace(
                        "{\"items\":null}", "{\"items\":[{\"cve_id\":\"CVE-2024-1\"},{\"cve_id\":\"CVE-2024-2\"}]}");
        String project =
                id(post("/projects", planned).then().statusCode(201).extract().header("Location"));
        put(project, planned).then().statusCode(200);
        get(project)
                .then()
                .body("cve_allowlist.items.cve_id", contains("CVE-2024-1", "CVE-2024-2"))
                .body("metadata.cve_allowlist", nullValue());
        get("/projects?name=" + name).then().body("[0].cve_allowlist.items", hasSize(2));
        get(project + "/metadatas").then().body("cve_allowlist", nullValue());

        put(project, "{\"metadata\":{\"auto_scan\":\"false\"}}").then().statusCode(200);
        get(project).then().body("cve_allowlist.items", hasSize(2));
        put(project, body().replace("{\"items\":null}", "{}")).then().statusCode(200);
        get(project).then().body("cve_allowlist.items", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"items\":[{\"cve_id\":\" \"}]}",
                "{\"items\":[{\"cve_id\":\"CVE-1\"},{\"cve_id\":\"CVE-1\"}]}",
                "{\"project_id\":2147483647}"
            })
    void whatCannotBeOverlookedIsRefused(String allowlist) {
        put(createProject(), "{\"cve_allowlist\":" + allowlist + "}").then().statusCode(400);
    }

    @Test
    void aThousandVulnerabilitiesCanBeOverlookedButNotAnyNumber() {
        String project = createProject();
        put(project, overlooking(1_000)).then().statusCode(200);
        get(project).then().body("cve_allowlist.items", hasSize(1_000));
        put(project, overlooking(3_000)).then().statusCode(400);
    }

    private static String overlooking(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "{\"cve_id\":\"CVE-2024-" + (10_000 + number) + "\"}")
                .collect(Collectors.joining(",", "{\"cve_allowlist\":{\"items\":[", "]}}"));
    }

    /** After each change of a project, wherever its quota was planned to be something else. */
    @Test
    void thereAreNoQuotasToBeChanged() {
        get("/configurations")
                .then()
                .statusCode(200)
                .body("quota_per_project_enable.value", equalTo(false))
                .body("quota_per_project_enable.editable", equalTo(false));
        get("/quotas?reference=project&reference_id=1&page=1&page_size=100")
                .then()
                .statusCode(200)
                .header("X-Total-Count", "0")
                .body("$", hasSize(0));
    }

    @Test
    void noScannerIsFoundByItsName() {
        get("/scanners").then().statusCode(200).body("$", hasSize(0));
        get(createProject() + "/scanner").then().statusCode(404);
    }

    @Test
    void aProjectThatIsToBeACacheOfARegistryIsRefused() {
        post("/projects", body().replace("\"registry_id\":0", "\"registry_id\":7"))
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("BAD_REQUEST"));
        get("/projects?name=" + name).then().body("$", hasSize(0));
    }

    /** As its data sources look for one, page by page until there is an empty one. */
    @Test
    void aProjectIsFoundByItsNameAndAmongAll() {
        String project = createProject();
        get("/projects?name=" + name).then().body("[0].project_id", equalTo(Integer.parseInt(project.substring(10))));
        int page = 1;
        boolean found = false;
        for (List<String> names = names(page); !names.isEmpty(); names = names(++page)) {
            found |= names.contains(name);
        }
        assertThat(found).isTrue();
        get("/projects/" + name).then().statusCode(200).body("name", equalTo(name));
    }

    private static List<String> names(int page) {
        return get("/projects?page=" + page).then().statusCode(200).extract().path("name");
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
