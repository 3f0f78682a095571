package dev.tidemark.policy.harbor.retention;

import static dev.tidemark.policy.harbor.HarborClient.delete;
import static dev.tidemark.policy.harbor.HarborClient.newPolicy;
import static dev.tidemark.policy.harbor.HarborClient.newProject;
import static dev.tidemark.policy.harbor.HarborClient.post;
import static dev.tidemark.policy.harbor.HarborClient.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.policy.Database;
import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.harbor.HarborPolicies;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;

@QuarkusTest
@RealParts
class RaceTest {

    @Inject
    Database database;

    @RepeatedTest(5)
    void ofTwoPoliciesForOneProjectOneIsCreated() {
        int project = newProject();
        String document = HarborPolicies.keepingTen(project);
        assertThat(Race.between(() -> post("/retentions", document), () -> post("/retentions", document)))
                .containsExactlyInAnyOrder(201, 400);
        assertThat(database.number("select count(*) from policy.policy where project_id = ?", project))
                .isEqualTo(1);
    }

    @RepeatedTest(5)
    void ofTwoProjectsOfOneNameOneIsCreated() {
        String body = "{\"project_name\":\"p" + java.util.UUID.randomUUID() + "\"}";
        assertThat(Race.between(() -> post("/projects", body), () -> post("/projects", body)))
                .containsExactlyInAnyOrder(201, 409);
    }

    @RepeatedTest(5)
    void aPolicyIsDeletedOnce() {
        long policy = newPolicy(newProject());
        assertThat(Race.between(() -> delete("/retentions/" + policy), () -> delete("/retentions/" + policy)))
                .containsExactlyInAnyOrder(200, 400);
    }

    @RepeatedTest(5)
    void aPolicyIsEitherDeletedOrRun() {
        long policy = newPolicy(newProject());
        List<Integer> statuses = Race.between(
                () -> delete("/retentions/" + policy),
                () -> post("/retentions/" + policy + "/executions", "{\"dry_run\":true}"));
        assertThat(statuses).isIn(List.of(200, 400), List.of(412, 201));
    }

    @RepeatedTest(5)
    void aPolicyIsChangedBeforeItsProjectIsDeletedOrNotAtAll() {
        int project = newProject();
        long policy = newPolicy(project);
        List<Integer> statuses = Race.between(
                () -> delete("/projects/" + project),
                () -> put("/retentions/" + policy, HarborPolicies.keepingTen(project)));
        assertThat(statuses).isIn(List.of(200, 200), List.of(200, 404));
        assertThat(database.number("select count(*) from policy.policy where id = ? and deleted", policy))
                .isEqualTo(1);
    }
}
