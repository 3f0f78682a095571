package dev.tidemark.policy.artifactory;

import static dev.tidemark.policy.Eventually.eventually;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.POLICIES;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.admin;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.create;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.delete;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.enable;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.get;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.newEnabledPolicy;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.newKey;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.newPolicy;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.newRun;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.update;
import static dev.tidemark.policy.artifactory.Cleanup.ofProject;
import static dev.tidemark.policy.artifactory.Cleanup.policy;
import static dev.tidemark.policy.artifactory.Cleanup.with;
import static dev.tidemark.policy.artifactory.Cleanup.withCondition;
import static dev.tidemark.policy.artifactory.Cleanup.withCriterion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.tidemark.contracts.event.PolicyEvent.PolicyChanged;
import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.Policy;
import dev.tidemark.policy.Database;
import dev.tidemark.policy.Heard;
import dev.tidemark.policy.RealParts;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class CleanupPolicyTest {

    @Inject
    Database database;

    private String id(String key) {
        return Long.toString(database.number("select id from policy.policy where name = ?", key));
    }

    private static Map<String, Object> echoOf(String key) {
        return get(key).then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .jsonPath()
                .getMap("$");
    }

    /** What Artifactory always has, beside what was sent. */
    private static Map<String, Object> filled(Map<String, Object> sent, boolean enabled) {
        Map<String, Object> filled = new LinkedHashMap<>(sent);
        filled.put("enabled", enabled);
        filled.remove("projectKey", "");
        return filled;
    }

    @Test
    void createsAPolicyDisabledAndTellsTheOthers() {
        String key = newKey();

        create(key, policy(key))
                .then()
                .statusCode(201)
                .contentType("application/json")
                .body("key", equalTo(key))
                .body("enabled", equalTo(false));

        try (Heard policies = Heard.on("retention.policies")) {
            eventually().untilAsserted(() -> assertThat(policies.events(id(key), PolicyChanged.class))
                    .singleElement()
                    .satisfies(event -> {
                        Policy policy = event.policy();
                        assertThat(policy.dialect()).isEqualTo(Dialect.ARTIFACTORY);
                        assertThat(policy.scope().project()).isNull();
                        assertThat(policy.rules().rules()).isNotEmpty();
                        assertThat(policy.cron()).isEqualTo("0 0 2 ? * MON-SAT *");
                        assertThat(event.changedBy()).isEqualTo("admin");
                    }));
        }
    }

    @Test
    void echoesWhatWasSentAndLeavesOutWhatWasNot() {
        String key = newKey();
        Map<String, Object> sent = policy(key);

        create(key, sent);

        assertThat(echoOf(key)).isEqualTo(filled(sent, false));
    }

    @Test
    void echoesEmptyListsWhereTheyWereSent() {
        String key = newKey();
        Map<String, Object> sent =
                withCriterion(withCriterion(policy(key), "excludedRepos", List.of()), "excludedPackages", List.of());

        create(key, sent);

        assertThat(echoOf(key)).isEqualTo(filled(sent, false));
    }

    @Test
    void echoesEachConditionAsItWasSent() {
        for (Map<String, Object> conditions : List.<Map<String, Object>>of(
                Map.of("createdBeforeInMonths", 12, "lastDownloadedBeforeInMonths", 1, "keepLastNVersions", 0),
                Map.of("createdBeforeInMonths", 24, "lastDownloadedBeforeInMonths", 24),
                Map.of("keepLastNVersions", 5),
                Map.of("includedProperties", Map.of("cleanup.candidate", List.of("true"))),
                Map.of(
                        "createdBeforeInDays",
                        3,
                        "includedProperties",
                        Map.of("a", List.of("b")),
                        "excludedProperties",
                        Map.of("keep", List.of("yes"))))) {
            String key = newKey();
            Map<String, Object> sent = withCondition(policy(key), "createdBeforeInDays", null);
            for (Map.Entry<String, Object> condition : conditions.entrySet()) {
                sent = withCriterion(sent, condition.getKey(), condition.getValue());
            }

            create(key, sent).then().statusCode(201);

            assertThat(echoOf(key)).isEqualTo(filled(sent, false));
        }
    }

    @Test
    void fillsInTheMembersThatArtifactoryAlwaysHas() {
        String key = newKey();
        Map<String, Object> sent = withCriterion(policy(key), "includeAllProjects", null);
        sent = withCriterion(sent, "includedProjects", List.of("default"));
        for (String member : List.of("description", "cronExp", "durationInMinutes", "skipTrashcan", "projectKey")) {
            sent = with(sent, member, null);
        }

        create(key, sent).then().statusCode(201);

        Map<String, Object> expected = filled(withCriterion(sent, "includeAllProjects", false), false);
        expected.putAll(Map.of("cronExp", "", "durationInMinutes", 0, "skipTrashcan", false));
        assertThat(echoOf(key)).isEqualTo(expected);
        // There must be a list even where none was sent.
        update(key, withCriterion(policy(key), "includedProjects", null)).then().statusCode(200);
        get(key).then().body("searchCriteria.includedProjects", hasSize(0));
    }

    @Test
    void keepsTheOrderOfLists() {
        String key = newKey();
        List<String> types = List.of("oci", "docker", "maven", "helmoci");

        create(key, withCriterion(policy(key), "packageTypes", types)).then().statusCode(201);

        get(key).then().body("searchCriteria.packageTypes", equalTo(types));
    }

    @Test
    void ignoresMembersThatItDoesNotKnow() {
        String key = newKey();

        create(key, withCriterion(with(policy(key), "newlyInvented", Map.of("a", 1)), "alsoNew", List.of("x")))
                .then()
                .statusCode(201);

        assertThat(echoOf(key)).isEqualTo(filled(policy(key), false));
    }

    @Test
    void takesCapitalsInPackageTypes() {
        String key = newKey();

        create(key, withCriterion(policy(key), "packageTypes", List.of("Docker")))
                .then()
                .statusCode(201);

        get(key).then().body("searchCriteria.packageTypes", equalTo(List.of("docker")));
    }

    @Test
    void takesZeroForAConditionThatIsNotSet() {
        String key = newKey();
        Map<String, Object> sent =
                withCriterion(withCriterion(policy(key), "createdBeforeInDays", 0), "keepLastNVersions", 0);

        create(key, sent).then().statusCode(201);

        assertThat(echoOf(key)).isEqualTo(filled(sent, false));
    }

    @Test
    void anUpdateReplacesAllAndIsTheNextRevision() {
        String key = newPolicy();
        Map<String, Object> sent =
                with(with(withCondition(policy(key), "keepLastNVersions", 3), "cronExp", ""), "description", null);

        update(key, sent).then().statusCode(200).contentType("application/json").body("cronExp", equalTo(""));

        assertThat(echoOf(key)).isEqualTo(filled(sent, false));
        try (Heard policies = Heard.on("retention.policies")) {
            eventually().untilAsserted(() -> assertThat(policies.events(id(key), PolicyChanged.class))
                    .extracting(event -> event.policy().revision(), event -> event.policy()
                            .cron())
                    .containsExactly(tuple(1, "0 0 2 ? * MON-SAT *"), tuple(2, null)));
        }
    }

    /** The provider sends {@code enabled} where it is true, and leaves it out where it is false. */
    @Test
    void anUpdateLeavesThePolicyEnabledOrNotAsItWas() {
        String key = newPolicy();
        update(key, policy(key)).then().statusCode(200).body("enabled", equalTo(false));
        update(key, with(policy(key), "enabled", false)).then().statusCode(200).body("enabled", equalTo(false));
        update(key, with(policy(key), "enabled", true)).then().statusCode(400);
        get(key).then().body("enabled", equalTo(false));

        enable(key, true).then().statusCode(200);

        update(key, policy(key)).then().statusCode(200).body("enabled", equalTo(true));
        update(key, with(policy(key), "enabled", true)).then().statusCode(200).body("enabled", equalTo(true));
        update(key, with(policy(key), "enabled", false)).then().statusCode(400);
        get(key).then().body("enabled", equalTo(true));
    }

    @Test
    void onlyAnEnabledPolicyRunsByTheClock() {
        String key = newPolicy();
        String nextRun = "select count(next_run) from policy.policy where name = ?";
        assertThat(database.number(nextRun, key)).isZero();

        enable(key, true).then().statusCode(200).body("enabled", equalTo(true));
        enable(key, true).then().statusCode(200).body("enabled", equalTo(true));
        assertThat(database.number(nextRun, key)).isOne();
        assertThat(database.number("select revision from policy.policy where name = ?", key))
                .isEqualTo(2);
        update(key, with(policy(key), "cronExp", "0 15 10 * * ? 2024")).then().statusCode(200);
        assertThat(database.number(nextRun, key)).isZero();
        update(key, policy(key)).then().statusCode(200);
        assertThat(database.number(nextRun, key)).isOne();

        enable(key, false).then().statusCode(200).body("enabled", equalTo(false));
        enable(key, false).then().statusCode(200);
        assertThat(database.number(nextRun, key)).isZero();
    }

    @Test
    void aDeletedPolicyIsGoneAndItsKeyIsFree() {
        String key = newEnabledPolicy();

        delete(key).then().statusCode(200).contentType("application/json");

        get(key).then().statusCode(404);
        delete(key).then().statusCode(404);
        create(key, policy(key)).then().statusCode(201);
    }

    @Test
    void listsWholePoliciesOfTheSystemOrOfAProject() {
        String global = newPolicy();
        String project = "p" + newKey().substring(1, 9);
        String own = project + "-own";
        create(own, ofProject(own, project)).then().statusCode(201).body("projectKey", equalTo(project));

        for (String path : List.of(POLICIES, POLICIES + "/")) {
            List<Map<String, Object>> all = admin().get(path)
                    .then()
                    .statusCode(200)
                    .contentType("application/json")
                    .extract()
                    .jsonPath()
                    .getList("$");
            assertThat(all).contains(filled(policy(global), false), filled(ofProject(own, project), false));
        }
        admin().get(POLICIES + "?projectKey=" + project).then().statusCode(200).body("key", equalTo(List.of(own)));
        admin().get(POLICIES + "?projectKey=nobodys").then().statusCode(200).body("$", hasSize(0));
        admin().get(POLICIES + "?projectKey=NO!").then().statusCode(400);
    }

    @Test
    void aProjectsPolicyTouchesItsProjectOnly() {
        String project = "p" + newKey().substring(1, 9);
        String key = project + "-keep5";

        create(key, withCondition(ofProject(key, project), "keepLastNVersions", 5))
                .then()
                .statusCode(201);

        assertThat(database.number(
                        "select count(*) from policy.policy where name = ? and project = ? and registry = 'default'",
                        key,
                        project))
                .isOne();
        update(key, policy(key)).then().statusCode(400);
    }

    @Test
    void theDurationIsTheLongestThatARunMayTake() {
        String key = newKey();
        create(key, with(policy(key), "durationInMinutes", 5)).then().statusCode(201);
        long run = newRun(key, true);

        assertThat(database.number(
                        "select extract(epoch from not_after - requested_at)::bigint from policy.execution where id = ?",
                        run))
                .isEqualTo(300);
    }

    @Test
    void aDurationLongerThanADayIsEchoedAndADayIsWhatARunGets() {
        String key = newKey();
        create(key, with(policy(key), "durationInMinutes", Integer.MAX_VALUE))
                .then()
                .statusCode(201);

        get(key).then().body("durationInMinutes", equalTo(Integer.MAX_VALUE));
        assertThat(database.number(
                        "select extract(epoch from not_after - requested_at)::bigint from policy.execution where id = ?",
                        newRun(key, true)))
                .isEqualTo(86_400);
    }

    @Test
    void disablesAllThereAre() {
        String one = newEnabledPolicy();
        String another = newEnabledPolicy();

        admin().put("/artifactory/api/cleanup/policies/forceDisableAll").then().statusCode(200);

        // Those that are seen of other dialects stay as they are.
        for (String key : List.of(one, another)) {
            get(key).then().statusCode(200).body("enabled", equalTo(false));
        }
    }

    @Test
    void saysWhatItIs() {
        admin().get("/artifactory/api/system/ping").then().statusCode(200).body(equalTo("OK"));
        String version = admin().get("/artifactory/api/system/version")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .path("version");
        assertThat(Integer.parseInt(version.split("\\.")[1])).isGreaterThanOrEqualTo(129);
        admin().contentType("application/json")
                .body("{\"productId\":\"terraform\",\"features\":[]}")
                .post("/artifactory/api/system/usage")
                .then()
                .statusCode(200);
    }
}
