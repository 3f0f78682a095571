package dev.tidemark.policy.harbor.retention;

import static dev.tidemark.policy.Eventually.eventually;
import static dev.tidemark.policy.harbor.HarborClient.delete;
import static dev.tidemark.policy.harbor.HarborClient.get;
import static dev.tidemark.policy.harbor.HarborClient.last;
import static dev.tidemark.policy.harbor.HarborClient.newExecution;
import static dev.tidemark.policy.harbor.HarborClient.newPolicy;
import static dev.tidemark.policy.harbor.HarborClient.newProject;
import static dev.tidemark.policy.harbor.HarborClient.post;
import static dev.tidemark.policy.harbor.HarborClient.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.tidemark.contracts.event.PolicyEvent.PolicyChanged;
import dev.tidemark.policy.Heard;
import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.harbor.HarborPolicies;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class RetentionTest {

    @Test
    void createsThePolicyOfAProjectAndTellsTheOthers() {
        // given
        int project = newProject();

        // when
        String location = post("/retentions", HarborPolicies.keepingTen(project))
                .then()
                .statusCode(201)
                .header("Location", matchesPattern("/api/v2.0/retentions/[0-9]+"))
                .header("Content-Type", nullValue())
                .header("X-Request-Id", notNullValue())
                .body(emptyString())
                .extract()
                .header("Location");

        // then
        try (Heard policies = Heard.on("retention.policies")) {
            eventually().untilAsserted(() -> assertThat(policies.events(last(location), PolicyChanged.class))
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.policy().revision()).isEqualTo(1);
                        assertThat(event.deleted()).isFalse();
                        assertThat(event.policy().rules().rules()).hasSize(1);
                        assertThat(event.changedBy()).isEqualTo("admin");
                    }));
        }
        get("/projects/" + project).then().body("metadata.retention_id", equalTo(last(location)));
    }

    @Test
    void echoesTheClientsOwnDocumentWithoutWhatIsEmpty() {
        // given
        int project = newProject();
        long policy = newPolicy(project);

        // when
        String document = get("/retentions/" + policy)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("trigger.settings.next_scheduled_time", matchesPattern("[0-9-]{10}T00:00:00\\.000Z"))
                .extract()
                .asString();

        // then
        assertThat(document.replaceFirst(",\"next_scheduled_time\":\"[^\"]*\"", ""))
                .isEqualTo(
                        """
                        {"algorithm":"or","id":%d,"rules":[{"action":"retain","params":{"latestPushedK":10},\
                        "scope_selectors":{"repository":[{"decoration":"repoMatches","kind":"doublestar","pattern":"**"}]},\
                        "tag_selectors":[{"decoration":"matches","extras":"{\\"untagged\\":true}","kind":"doublestar","pattern":"{v*,latest}"}],\
                        "template":"latestPushedK"}],"scope":{"level":"project","ref":%d},\
                        "trigger":{"kind":"Schedule","settings":{"cron":"0 0 0 * * *"}}}"""
                                .formatted(policy, project));
    }

    @Test
    void takesBackTheDocumentItGave() {
        // given
        long policy = newPolicy(newProject());
        String document = get("/retentions/" + policy).asString();

        // when
        put("/retentions/" + policy, document).then().statusCode(200).body(emptyString());

        // then
        assertThat(get("/retentions/" + policy).asString()).isEqualTo(document);
    }

    @Test
    void aChangeIsTheNextRevisionAndMaySwitchTheScheduleOff() {
        // given
        int project = newProject();
        long policy = newPolicy(project);

        // when
        put("/retentions/" + policy, HarborPolicies.of(project, "", List.of()))
                .then()
                .statusCode(200)
                .header("Content-Type", nullValue())
                .body(emptyString());

        // then
        get("/retentions/" + policy)
                .then()
                .body("rules", hasSize(0))
                .body("trigger.settings.cron", equalTo(""))
                .body("trigger.settings.next_scheduled_time", nullValue());
        try (Heard policies = Heard.on("retention.policies")) {
            eventually().untilAsserted(() -> assertThat(policies.events(Long.toString(policy), PolicyChanged.class))
                    .extracting(event -> event.policy().revision(), event -> event.policy()
                            .cron())
                    .containsExactly(tuple(1, "0 0 0 * * *"), tuple(2, null)));
        }
    }

    @Test
    void aDeletedPolicyIsGoneAndItsProjectIsFreeForAnother() {
        // given
        int project = newProject();
        long policy = newPolicy(project);

        // when
        delete("/retentions/" + policy).then().statusCode(200).body(emptyString());

        // then
        get("/retentions/" + policy).then().statusCode(404);
        get("/projects/" + project).then().body("metadata.retention_id", nullValue());
        assertThat(newPolicy(project)).isGreaterThan(policy);
        try (Heard policies = Heard.on("retention.policies")) {
            eventually().untilAsserted(() -> assertThat(policies.events(Long.toString(policy), PolicyChanged.class))
                    .extracting(PolicyChanged::deleted)
                    .containsExactly(false, true));
        }
    }

    @Test
    void aPolicyStaysWhileAnExecutionOfItRuns() {
        // given
        long policy = newPolicy(newProject());
        long execution = newExecution(policy, true);

        // when
        delete("/retentions/" + policy)
                .then()
                .statusCode(412)
                .body("errors[0].code", equalTo("PRECONDITION"))
                .body(
                        "errors[0].message",
                        equalTo("the execution " + execution
                                + " has tasks that aren't in final status, stop the tasks first"));

        // then
        get("/retentions/" + policy).then().statusCode(200);
    }

    @Test
    void listsTheTemplatesThatHarborLists() {
        get("/retentions/metadatas")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body(
                        "templates.rule_template",
                        equalTo(List.of(
                                "latestPushedK",
                                "latestPulledN",
                                "nDaysSinceLastPush",
                                "nDaysSinceLastPull",
                                "always")))
                .body("templates[4].params", hasSize(0))
                .body("templates[0].params[0].unit", equalTo("COUNT"))
                .body("scope_selectors[0].decorations", equalTo(List.of("repoMatches", "repoExcludes")))
                .body("tag_selectors[0].kind", equalTo("doublestar"));
    }
}
