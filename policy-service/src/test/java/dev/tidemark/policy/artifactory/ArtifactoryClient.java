package dev.tidemark.policy.artifactory;

import static io.restassured.RestAssured.given;

import dev.tidemark.policy.Conformance;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/** A client of Artifactory's API, as its users write them. */
final class ArtifactoryClient {

    static final Conformance CONFORMANCE = Conformance.to("artifactory-openapi.yaml", "/api/cleanup/");

    static final String POLICIES = "/artifactory/api/cleanup/packages/policies";
    static final String RUNS = "/artifactory/api/cleanup/policies/runs";

    private ArtifactoryClient() {}

    static RequestSpecification admin() {
        return given().filter(CONFORMANCE)
                .auth()
                .preemptive()
                .basic("admin", "only-for-tests")
                .accept("*/*");
    }

    /** A key that nobody else has. */
    static String newKey() {
        return "k" + UUID.randomUUID();
    }

    static Response create(String key, Map<String, ?> document) {
        return create(key, Cleanup.json(document));
    }

    static Response create(String key, String document) {
        return admin().contentType(ContentType.JSON).body(document).post(POLICIES + "/" + key);
    }

    static Response update(String key, Map<String, ?> document) {
        return admin().contentType(ContentType.JSON)
                .body(Cleanup.json(document))
                .put(POLICIES + "/" + key);
    }

    static Response get(String key) {
        return admin().get(POLICIES + "/" + key);
    }

    static Response delete(String key) {
        return admin().delete(POLICIES + "/" + key);
    }

    static Response enable(String key, boolean enabled) {
        return admin().contentType(ContentType.JSON)
                .body("{\"enabled\":" + enabled + "}")
                .post(POLICIES + "/" + key + "/enablement");
    }

    /** The key of a new policy, disabled. */
    static String newPolicy() {
        String key = newKey();
        create(key, Cleanup.policy(key)).then().statusCode(201);
        return key;
    }

    /** The key of a new policy, enabled. */
    static String newEnabledPolicy() {
        String key = newPolicy();
        enable(key, true).then().statusCode(200);
        return key;
    }

    static Response run(String key, boolean dryRun) {
        return admin().put(POLICIES + "/" + key + "/run?dryRun=" + dryRun);
    }

    /** The number of a new run. */
    static long newRun(String key, boolean dryRun) {
        return run(key, dryRun).then().statusCode(201).extract().jsonPath().getLong("runId");
    }

    static Response stop(long run) {
        return admin().contentType(ContentType.JSON)
                .body("{\"action\":\"stop\"}")
                .put(RUNS + "/" + run);
    }
}
