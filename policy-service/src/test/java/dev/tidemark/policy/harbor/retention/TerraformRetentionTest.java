package dev.tidemark.policy.harbor.retention;

import static dev.tidemark.policy.harbor.HarborClient.delete;
import static dev.tidemark.policy.harbor.HarborClient.get;
import static dev.tidemark.policy.harbor.HarborClient.newProject;
import static dev.tidemark.policy.harbor.HarborClient.post;
import static dev.tidemark.policy.harbor.HarborClient.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.harbor.HarborClient;
import dev.tidemark.policy.harbor.HarborPolicies;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Harbor's Terraform provider sends for {@code harbor_retention_policy}, in its order: plan, apply, read, update, import and destroy. */
@QuarkusTest
@RealParts
class TerraformRetentionTest {

    private static final String DAILY = "0 0 0 * * *";

    private String name;
    private int project;

    @BeforeEach
    void aProject() {
        name = "p" + UUID.randomUUID();
        project = newProject(name);
    }

    private String body(String cron, List<TerraformRule> rules) {
        return HarborPolicies.of(
                project, cron, rules.stream().map(TerraformRule::json).toList());
    }

    /** The resource's id, which is the location without what comes before the version. */
    private static String applied(Response created) {
        return created.then().statusCode(201).extract().header("Location").replaceFirst("^/api/v2.0", "");
    }

    static Stream<TerraformRule> everyKindOfRule() {
        return Stream.of(
                TerraformRule.of("nDaysSinceLastPull", 5).onTags("matches", "latest", true),
                TerraformRule.of("nDaysSinceLastPush", 10)
                        .onRepositories("repoExcludes", "x/**")
                        .onTags("excludes", "{a,b}*", false),
                TerraformRule.of("latestPulledN", 3)
                        .onTags("excludes", "v*", true)
                        .thatIsDisabled(),
                TerraformRule.of("latestPushedK", 1)
                        .onRepositories("repoExcludes", "{a,b}")
                        .onTags("matches", "**", false),
                TerraformRule.of("always", 0).onRepositories("repoMatches", "team/**"));
    }

    @ParameterizedTest
    @MethodSource("everyKindOfRule")
    void aRuleIsReadBackAsItWasPlanned(TerraformRule rule) {
        Response policy = get(applied(post("/retentions", body(DAILY, List.of(rule)))));
        policy.then().statusCode(200).body("scope.ref", equalTo(project));
        assertThat(TerraformRule.readFrom(policy)).containsExactly(rule);
    }

    @Test
    void allRulesOfAPolicyAreReadBackInTheirOrder() {
        List<TerraformRule> rules = everyKindOfRule().toList();
        Response policy = get(applied(post("/retentions", body(DAILY, rules))));
        assertThat(TerraformRule.readFrom(policy)).isEqualTo(rules);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 * * * *", "0 0 0 * * *", "0 0 0 * * 0", "0 30 3 * * 1-5", "0 0/15 8-18 * * *", ""})
    void aScheduleIsReadBackAsItWasPlanned(String cron) {
        String policy = applied(post("/retentions", body(cron, List.of(TerraformRule.of("always", 0)))));
        get(policy).then().statusCode(200).body("trigger.settings.cron", equalTo(cron));
    }

    @Test
    void aChangedPolicyIsReadBackAsItWasPlanned() {
        String policy =
                applied(post("/retentions", body(DAILY, everyKindOfRule().toList())));
        TerraformRule left = TerraformRule.of("latestPushedK", 2);
        put(policy, body("0 0 0 * * 0", List.of(left))).then().statusCode(200);
        Response read = get(policy);
        read.then().body("trigger.settings.cron", equalTo("0 0 0 * * 0"));
        assertThat(TerraformRule.readFrom(read)).containsExactly(left);
    }

    /** It does not delete a policy, but leaves it without rules and schedule; the number of the policy is in the body, too. */
    @Test
    void aDestroyedPolicyIsLeftWithoutRulesAndItsProjectCanGo() {
        String policy =
                applied(post("/retentions", body(DAILY, everyKindOfRule().toList())));
        String number = HarborClient.last(policy);
        put(policy, body("", List.of()).replace("{\"algorithm\"", "{\"id\":" + number + ",\"algorithm\""))
                .then()
                .statusCode(200);
        get(policy).then().body("rules", hasSize(0)).body("trigger.settings.cron", equalTo(""));

        get("/projects/" + name + "/repositories?page=1&page_size=100")
                .then()
                .statusCode(200)
                .body("$", hasSize(0));
        delete("/projects/" + project).then().statusCode(200);
        get("/projects/" + project).then().statusCode(404);
        get(policy).then().statusCode(404);
    }

    /** Whatever the refusal was, it looks for the policy in the project, and changes that. */
    @Test
    void whereThereIsAPolicyAlreadyItIsFoundInTheProjectAndTakenOver() {
        String before = applied(post("/retentions", body(DAILY, List.of(TerraformRule.of("latestPulledN", 9)))));
        String planned = body("", List.of(TerraformRule.of("latestPushedK", 2)));
        post("/retentions", planned).then().statusCode(400);
        String policy = "/retentions/" + get("/projects/" + project).path("metadata.retention_id");
        assertThat(policy).isEqualTo(before);
        put(policy, planned).then().statusCode(200);
        assertThat(TerraformRule.readFrom(get(policy))).containsExactly(TerraformRule.of("latestPushedK", 2));
    }

    @Test
    void aPolicyThatWasDeletedByOthersIsGoneAndMayBeCreatedAnew() {
        String planned = body(DAILY, List.of(TerraformRule.of("always", 0)));
        String policy = applied(post("/retentions", planned));
        delete(policy).then().statusCode(200);
        get(policy).then().statusCode(404).body("errors[0].code", equalTo("NOT_FOUND"));
        get(applied(post("/retentions", planned))).then().statusCode(200);
    }

    @Test
    void fieldsThatNobodyKnowsAreNoReasonToRefuse() {
        String planned = body(DAILY, List.of(TerraformRule.of("always", 0)))
                .replace("{\"algorithm\"", "{\"of_tomorrow\":{\"a\":1},\"algorithm\"")
                .replace("\"disabled\":false", "\"disabled\":false,\"of_tomorrow\":true");
        get(applied(post("/retentions", planned))).then().statusCode(200).body("rules", hasSize(1));
    }

    /** After this it looks for a policy of the project, finds none, and sends a PUT to no number: what that says is what the user sees. */
    @Test
    void aPolicyThatCannotBeIsRefusedWithAnErrorThatCanBeShown() {
        post("/retentions", body("every day", List.of(TerraformRule.of("always", 0))))
                .then()
                .statusCode(400);
        put("/retentions/", body(DAILY, List.of()))
                .then()
                .statusCode(405)
                .body("errors[0].code", equalTo("METHOD_NOT_ALLOWED"));
    }
}
