package dev.tidemark.policy.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** A client of our own API. */
final class Api {

    static final String ROOT = "/api/v1";

    private Api() {}

    static RequestSpecification admin() {
        return given().auth().preemptive().basic("admin", "only-for-tests");
    }

    static ValidatableResponse get(String path) {
        return admin().get(ROOT + path).then();
    }

    static ValidatableResponse post(String path, String body) {
        return admin().contentType(ContentType.JSON)
                .body(body)
                .post(ROOT + path)
                .then();
    }

    static ValidatableResponse put(String path, String ifMatch, String body) {
        return admin().contentType(ContentType.JSON)
                .header("If-Match", ifMatch)
                .body(body)
                .put(ROOT + path)
                .then();
    }

    static ValidatableResponse delete(String path) {
        return admin().delete(ROOT + path).then();
    }

    /** The path of a new policy in a project that nobody else has. */
    static String newPolicy() {
        return pathOf(post("/policies", keepingTen(newProject())).statusCode(201));
    }

    static String newProject() {
        return "p" + UUID.randomUUID().toString().replace("-", "");
    }

    static String pathOf(ValidatableResponse created) {
        return created.extract().header("Location").substring(ROOT.length());
    }

    static String keepingTen(String project) {
        return policy(project, "{\"rules\":[{\"keep\":{\"newest\":10}}]}", "");
    }

    /** @param more members with a comma before them */
    static String policy(String project, String document, String more) {
        return "{\"registry\":\"default\",\"project\":\"%s\",\"dialect\":\"tidemark\",\"document\":%s%s}"
                .formatted(project, document, more);
    }

    static ValidatableResponse assertProblem(ValidatableResponse answer, int status, String type, String detail) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:tidemark:problem:" + type))
                .body("status", equalTo(status))
                .body("detail", containsString(detail));
    }
}
