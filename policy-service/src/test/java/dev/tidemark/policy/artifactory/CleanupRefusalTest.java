package dev.tidemark.policy.artifactory;

import static dev.tidemark.policy.artifactory.ArtifactoryClient.CONFORMANCE;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.POLICIES;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.RUNS;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.admin;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.create;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.delete;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.enable;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.get;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.newKey;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.newPolicy;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.run;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.update;
import static dev.tidemark.policy.artifactory.Cleanup.ofProject;
import static dev.tidemark.policy.artifactory.Cleanup.policy;
import static dev.tidemark.policy.artifactory.Cleanup.with;
import static dev.tidemark.policy.artifactory.Cleanup.withCondition;
import static dev.tidemark.policy.artifactory.Cleanup.withCriterion;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.tidemark.policy.Database;
import dev.tidemark.policy.RealParts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RealParts
class CleanupRefusalTest {

    @Inject
    Database database;

    private static void isRefused(Response answer, int status, String message) {
        answer.then()
                .statusCode(status)
                .contentType("application/json")
                .body("errors.size()", equalTo(1))
                .body("errors[0].status", equalTo(status))
                .body("errors[0].message", containsString(message));
    }

    static Stream<Arguments> whatIsRefused() {
        String key = newKey();
        Map<String, Object> policy = policy(key);
        return Stream.of(
                // Keys
                Arguments.of(with(policy, "key", "another-key"), "must be the one in the path"),
                Arguments.of(with(policy, "key", null), "must be the one in the path"),
                // What is said once the policy is there
                Arguments.of(with(policy, "enabled", true), "cannot be created enabled"),
                // Lists
                Arguments.of(withCriterion(policy, "packageTypes", null), "packageTypes needs at least one element"),
                Arguments.of(
                        withCriterion(policy, "packageTypes", List.of()), "packageTypes needs at least one element"),
                Arguments.of(withCriterion(policy, "repos", null), "repos needs at least one element"),
                Arguments.of(withCriterion(policy, "repos", List.of()), "repos needs at least one element"),
                Arguments.of(withCriterion(policy, "includedPackages", null), "includedPackages needs at least one"),
                Arguments.of(
                        withCriterion(policy, "includedPackages", List.of("a", "b")),
                        "includedPackages must have exactly one element"),
                Arguments.of(
                        withCriterion(policy, "excludedPackages", List.of("com/*")),
                        "excludedPackages must be names without wildcards"),
                // Conditions
                Arguments.of(withCondition(policy, "createdBeforeInDays", 0), "at least one condition"),
                Arguments.of(withCondition(policy, "keepLastNVersions", null), "at least one condition"),
                Arguments.of(
                        withCondition(policy, "excludedProperties", Map.of("a", List.of("b"))),
                        "at least one condition"),
                Arguments.of(withCriterion(policy, "keepLastNVersions", 5), "keepLastNVersions cannot be combined"),
                Arguments.of(
                        withCriterion(
                                withCondition(policy, "keepLastNVersions", 5),
                                "includedProperties",
                                Map.of("a", List.of("b"))),
                        "keepLastNVersions cannot be combined"),
                Arguments.of(withCriterion(policy, "createdBeforeInMonths", 1), "days and months cannot be mixed"),
                Arguments.of(withCriterion(policy, "createdBeforeInDays", -1), "must not be negative"),
                Arguments.of(
                        withCriterion(
                                withCondition(policy, "keepLastNVersions", 5), "packageTypes", List.of("generic")),
                        "not supported for the package type generic"),
                Arguments.of(
                        withCriterion(policy, "includedProperties", Map.of("a", List.of("b", "c"))),
                        "exactly one key with exactly one value"),
                Arguments.of(
                        withCriterion(policy, "includedProperties", Map.of("a", List.of("b"), "c", List.of("d"))),
                        "exactly one key with exactly one value"),
                Arguments.of(
                        withCriterion(policy, "excludedProperties", Map.of("a", List.of())),
                        "exactly one key with exactly one value"),
                // Projects
                Arguments.of(ofProject(key, "myproj"), "must begin with its project's key: myproj-"),
                Arguments.of(with(policy, "projectKey", "My_Proj"), "projectKey must have"),
                Arguments.of(with(policy, "projectKey", "a"), "projectKey must have"),
                Arguments.of(withCriterion(policy, "includeAllProjects", false), "includedProjects needs at least one"),
                // The rest
                Arguments.of(with(policy, "cronExp", "0 0 2 * * *"), "cronExp is not a valid Quartz expression"),
                Arguments.of(with(policy, "cronExp", "@daily"), "cronExp is not a valid Quartz expression"),
                Arguments.of(with(policy, "cronExp", " "), "cronExp is not a valid Quartz expression"),
                Arguments.of(with(policy, "durationInMinutes", -1), "durationInMinutes must not be negative"),
                Arguments.of(with(policy, "description", "d".repeat(257)), "description must not be longer"),
                Arguments.of(with(policy, "itemType", "build"), "itemType must be package"),
                Arguments.of(with(policy, "searchCriteria", null), "searchCriteria is missing"));
    }

    @ParameterizedTest
    @MethodSource("whatIsRefused")
    void refusesWhatMeansNothing(Map<String, Object> policy, String message) {
        String key = keyOf(policy);

        isRefused(create(key, policy), 400, message);

        get(key).then().statusCode(404);
    }

    /** The one in the document, unless it is what is wrong. */
    private static String keyOf(Map<String, Object> policy) {
        Object key = policy.get("key");
        return key == null || key.equals("another-key") ? newKey() : (String) key;
    }

    @Test
    void refusesTheSameInAnUpdateAndChangesNothing() {
        String key = newPolicy();

        isRefused(update(key, withCriterion(policy(key), "repos", List.of())), 400, "repos");
        isRefused(update(key, with(policy(key), "cronExp", "nonsense")), 400, "cronExp");
        isRefused(update(key, with(policy(key), "key", "another-key")), 400, "in the path");
        isRefused(update(key, with(policy(key), "projectKey", "k")), 400, "projectKey");

        assertThat(database.number("select revision from policy.policy where name = ?", key))
                .isOne();
    }

    @Test
    void aProjectsPolicyIncludesNoProjects() {
        String key = "myproj-" + newKey();
        isRefused(
                create(key, withCriterion(ofProject(key, "myproj"), "includeAllProjects", true)),
                400,
                "Cannot include all projects for a project level policy");
        isRefused(
                create(key, withCriterion(ofProject(key, "myproj"), "includedProjects", List.of("myproj"))),
                400,
                "Cannot include projects for a project level policy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "with.dot", "with%20space", "%C3%A4%C3%B6%C3%BC", "a%00bc"})
    void aKeyHasToBeOne(String key) {
        Response answer = admin().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(Cleanup.json(policy("abc")))
                .post(POLICIES + "/" + key);

        isRefused(answer, 400, "The policy key must have at least three characters");
    }

    @Test
    void aKeyIsGivenOnce() {
        String key = newPolicy();
        isRefused(create(key, policy(key)), 409, "A policy with the key " + key + " already exists");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        String key = newKey();
        String message = "The policy with the key " + key + " was not found";
        isRefused(get(key), 404, message);
        isRefused(update(key, policy(key)), 404, message);
        isRefused(delete(key), 404, message);
        isRefused(enable(key, true), 404, message);
        isRefused(run(key, true), 404, message);
        isRefused(ArtifactoryClient.stop(999_999_999_999L), 404, "run ID: 999999999999");
        isRefused(admin().get("/artifactory/api/nonsense"), 404, "Not Found");
    }

    @Test
    void thereIsNoOtherMethod() {
        isRefused(admin().contentType("application/json").body("{}").post(POLICIES), 405, "Method Not Allowed");
        isRefused(admin().contentType("application/json").body("{}").patch(POLICIES + "/abc"), 405, "Method");
    }

    @Test
    void nobodyGetsInWithoutCredentials() {
        given().filter(CONFORMANCE)
                .get(POLICIES)
                .then()
                .statusCode(401)
                .contentType("application/json")
                .body("errors[0].status", equalTo(401));
        given().filter(CONFORMANCE)
                .auth()
                .preemptive()
                .basic("admin", "wrong")
                .get(RUNS + "/downloadReport?policyKey=abc&runId=1")
                .then()
                .statusCode(401);
    }

    static Stream<String> hostileBodies() {
        String key = "hostile";
        String valid = Cleanup.json(policy(key));
        return Stream.of(
                "",
                "null",
                "[]",
                "{",
                "\"text\"",
                "5",
                "true",
                valid + valid,
                "\u0000",
                "{\"key\":null,\"searchCriteria\":null}",
                valid.replace("\"hostile\"", "5"),
                valid.replace("\"hostile\"", "true"),
                valid.replace("\"hostile\"", "[\"hostile\"]"),
                valid.replace("[\"docker\"]", "\"docker\""),
                valid.replace("[\"docker\"]", "[null]"),
                valid.replace("[\"docker\"]", "[5]"),
                valid.replace("[\"docker\"]", "{}"),
                valid.replace("[\"docker\"]", "[[\"docker\"]]"),
                valid.replace("\"durationInMinutes\":60", "\"durationInMinutes\":\"60\""),
                valid.replace("\"durationInMinutes\":60", "\"durationInMinutes\":1.5"),
                valid.replace("\"durationInMinutes\":60", "\"durationInMinutes\":99999999999999999999"),
                valid.replace("\"createdBeforeInDays\":30", "\"createdBeforeInDays\":1e400"),
                valid.replace("\"createdBeforeInDays\":30", "\"createdBeforeInDays\":" + "9".repeat(2000)),
                valid.replace("\"skipTrashcan\":false", "\"skipTrashcan\":\"false\""),
                valid.replace("\"skipTrashcan\":false", "\"enabled\":1"),
                valid.replace("\"includeAllProjects\":true", "\"includeAllProjects\":\"yes\""),
                valid.replace("\"createdBeforeInDays\":30", "\"includedProperties\":{\"a\":\"b\"}"),
                valid.replace("\"createdBeforeInDays\":30", "\"includedProperties\":[]"),
                valid.replace("\"**\"", "\"" + "*".repeat(1_000) + "\""),
                valid.replace("\"com/jfrog/latest\"", "\"" + "a".repeat(200_000) + "\""),
                valid.replace("0 0 2 ? * MON-SAT *", "0 0 " + "1,".repeat(50_000) + "2 ? * MON"),
                valid.replace("My cleanup policy", "d".repeat(200_000)),
                "{\"searchCriteria\":" + "[".repeat(1_500),
                "{\"unknown\":" + "[".repeat(1_500) + "]".repeat(1_500) + "}",
                "{\"key\":\"hostile\",\"searchCriteria\":" + "{\"a\":".repeat(1_500) + "1" + "}".repeat(1_501));
    }

    @ParameterizedTest
    @MethodSource("hostileBodies")
    void whateverIsSentIsAnsweredAsTheClientsMistake(String body) {
        Response created = create("hostile", body);
        Response updated = admin().contentType("application/json").body(body).put(POLICIES + "/hostile");
        Response enabled = admin().contentType("application/json").body(body).post(POLICIES + "/hostile/enablement");
        Response stopped = admin().contentType("application/json").body(body).put(RUNS + "/1");

        for (Response answer : List.of(created, updated, enabled, stopped)) {
            assertThat(answer.statusCode()).isBetween(400, 499);
        }
        get("hostile").then().statusCode(404);
    }

    @Test
    void aMegabyteIsTooMuch() {
        create("hostile", "{\"key\":\"" + "k".repeat(1 << 20) + "\"}").then().statusCode(413);
    }

    @Test
    void textsThatADatabaseMayNotLikeComeBackAsTheyWere() {
        String key = newKey();
        String text = "\u0000 \u0007 '\"\\ $1 \uD83D\uDE00 \u202E {{}} %s";

        create(key, with(policy(key), "description", text)).then().statusCode(201);

        get(key).then().body("description", equalTo(text));
    }

    @Test
    void halfACharacterIsNotTheServicesMistake() {
        String key = newKey();
        String body = Cleanup.json(policy(key)).replace("My cleanup policy", "half \\ud83d");

        assertThat(create(key, body).statusCode()).isLessThan(500);
    }

    @Test
    void anotherTypeThanJsonIsRefused() {
        Response answer = admin().contentType("text/plain").body("{}").post(POLICIES + "/abc");
        isRefused(answer, 415, "");
    }
}
