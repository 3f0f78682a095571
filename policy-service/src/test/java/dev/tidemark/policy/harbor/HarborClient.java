package dev.tidemark.policy.harbor;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** A client of Harbor's API, as its users write them. */
public final class HarborClient {

    public static final String API = "/api/v2.0";

    private HarborClient() {}

    public static RequestSpecification admin() {
        return given().filter(new HarborContract()).auth().preemptive().basic("admin", "only-for-tests");
    }

    public static Response post(String path, String body) {
        return admin().contentType(ContentType.JSON).body(body).post(API + path);
    }

    public static Response put(String path, String body) {
        return admin().contentType(ContentType.JSON).body(body).put(API + path);
    }

    public static Response patch(String path, String body) {
        return admin().contentType(ContentType.JSON).body(body).patch(API + path);
    }

    public static Response get(String path) {
        return admin().get(API + path);
    }

    public static Response delete(String path) {
        return admin().delete(API + path);
    }

    /** The number of a project nobody else has. */
    public static int newProject() {
        return newProject("p" + UUID.randomUUID());
    }

    public static int newProject(String name) {
        String location = post("/projects", "{\"project_name\":\"" + name + "\",\"metadata\":{\"public\":\"false\"}}")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        return Integer.parseInt(last(location));
    }

    /** The number of a new policy of the project. */
    public static long newPolicy(int project) {
        return Long.parseLong(last(post("/retentions", HarborPolicies.keepingTen(project))
                .then()
                .statusCode(201)
                .extract()
                .header("Location")));
    }

    /** The number of a new execution of the policy. */
    public static long newExecution(long policy, boolean dryRun) {
        return Long.parseLong(last(post("/retentions/" + policy + "/executions", "{\"dry_run\":" + dryRun + "}")
                .then()
                .statusCode(201)
                .extract()
                .header("Location")));
    }

    public static String last(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
