package dev.tidemark.policy.harbor.retention;

import static dev.tidemark.policy.harbor.HarborClient.get;
import static dev.tidemark.policy.harbor.HarborClient.newPolicy;
import static dev.tidemark.policy.harbor.HarborClient.newProject;
import static dev.tidemark.policy.harbor.HarborClient.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.harbor.HarborPolicies;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Harbor's own test of its job service dashboard does with retention's schedules. */
@QuarkusTest
@RealParts
class ScheduleResourceTest {

    private static final String CRON = "0 0 0 * * 0";

    @AfterEach
    void resume() {
        act("resume").then().statusCode(200);
    }

    private static Response act(String action) {
        return put("/jobservice/queues/scheduler", "{\"action\":\"" + action + "\"}");
    }

    @Test
    void everyScheduleIsListedUnderItsPolicy() {
        int project = newProject();
        long policy = newPolicy(project);
        put("/retentions/" + policy, HarborPolicies.of(project, CRON, List.of()))
                .then()
                .statusCode(200);
        assertThat(schedules()).anySatisfy(schedule -> assertThat(schedule)
                .containsEntry("vendor_type", "RETENTION")
                .containsEntry("vendor_id", (int) policy)
                .containsEntry("cron", CRON)
                .containsKeys("id", "update_time"));

        put("/retentions/" + policy, HarborPolicies.of(project, "", List.of()))
                .then()
                .statusCode(200);
        assertThat(schedules()).noneMatch(schedule -> schedule.get("vendor_id").equals((int) policy));
    }

    private static List<Map<String, Object>> schedules() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int page = 1; ; page++) {
            JsonPath found = get("/schedules?page_size=50&page=" + page)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            List<Map<String, Object>> some = found.getList("$");
            all.addAll(some);
            if (some.size() < 50) {
                return all;
            }
        }
    }

    @Test
    void allSchedulesArePausedAndResumed() {
        get("/schedules/all/paused").then().statusCode(200).body("paused", equalTo(false));
        act("pause").then().statusCode(200);
        act("pause").then().statusCode(200);
        get("/schedules/all/paused").then().body("paused", equalTo(true));
        get("/jobservice/queues").then().body("find { it.job_type == 'SCHEDULER' }.paused", equalTo(true));

        act("resume").then().statusCode(200);
        get("/schedules/all/paused").then().body("paused", equalTo(false));
    }

    @Test
    void onlyTheSchedulerOfAllIsKnown() {
        get("/schedules/retention/paused").then().statusCode(400);
        put("/jobservice/queues/GARBAGE_COLLECTION", "{\"action\":\"pause\"}")
                .then()
                .statusCode(400);
        act("explode").then().statusCode(400);
        act("stop").then().statusCode(200);
    }
}
