package dev.tidemark.policy.harbor.repository;

import static dev.tidemark.policy.harbor.HarborClient.get;
import static dev.tidemark.policy.harbor.HarborClient.newProject;
import static dev.tidemark.policy.harbor.HarborClient.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.tidemark.policy.GatewayStandIn;
import dev.tidemark.policy.RealParts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class OverviewTest {

    @AfterEach
    void recover() {
        GatewayStandIn.repositories().clear();
    }

    @Test
    void countsWhatThereIsOverAllProjects() {
        JsonPath before = get("/statistics").then().statusCode(200).extract().jsonPath();
        String name = "a" + UUID.randomUUID();
        newProject(name);
        post("/projects", "{\"project_name\":\"open-" + name + "\",\"metadata\":{\"public\":\"true\"}}")
                .then()
                .statusCode(201);
        GatewayStandIn.repositories().add(name + "/app");
        get("/projects/" + name + "/repositories").then().body("$", hasSize(1));

        JsonPath after = get("/statistics").jsonPath();

        for (String count : new String[] {"private_project_count", "public_project_count", "private_repo_count"}) {
            assertThat(after.getLong(count)).as(count).isEqualTo(before.getLong(count) + 1);
        }
        assertThat(after.getLong("public_repo_count")).isEqualTo(before.getLong("public_repo_count"));
        assertThat(after.getLong("total_project_count")).isEqualTo(before.getLong("total_project_count") + 2);
    }

    @Test
    void listsRepositoriesOfAllProjects() {
        String name = "0" + UUID.randomUUID();
        newProject(name);
        GatewayStandIn.repositories().add(name + "/app");
        get("/projects/" + name + "/repositories").then().body("$", hasSize(1));

        int total = Integer.parseInt(get("/repositories?page_size=1")
                .then()
                .statusCode(200)
                .extract()
                .header("X-Total-Count"));
        assertThat(total).isPositive();
        get("/repositories?page_size=100")
                .then()
                .body("name", hasItem(name + "/app"))
                .body("size()", equalTo(Math.min(100, total)));
    }
}
