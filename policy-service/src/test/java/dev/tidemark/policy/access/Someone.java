package dev.tidemark.policy.access;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/**
 * Somebody who calls.
 *
 * @param number theirs
 */
public record Someone(String name, String password, int number) {

    public static final Someone ADMIN = new Someone("admin", "only-for-tests", 1);

    /** A user whom nobody else has, and who is nothing anywhere. */
    public static Someone fresh() {
        return fresh("u" + UUID.randomUUID());
    }

    /** The same, by name. */
    public static Someone fresh(String name) {
        String password = "Pass-" + UUID.randomUUID().toString().toUpperCase() + "a";
        int number = ADMIN.post(
                        "/api/v1/users",
                        """
                        {"name":"%s","password":"%s"}""".formatted(name, password))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return new Someone(name, password, number);
    }

    /** The same, with a role in the project of the registry {@code default}. */
    public Someone with(String role, String project) {
        ADMIN.put(
                        "/api/v1/projects/default/" + project + "/members/" + name,
                        """
                        {"role":"%s"}""".formatted(role))
                .then()
                .statusCode(201);
        return this;
    }

    public RequestSpecification asks() {
        return given().auth().preemptive().basic(name, password).urlEncodingEnabled(false);
    }

    public Response get(String path) {
        return asks().get(path);
    }

    public Response delete(String path) {
        return asks().delete(path);
    }

    public Response post(String path, String body) {
        return asks().contentType(ContentType.JSON).body(body).post(path);
    }

    public Response put(String path, String body) {
        return asks().contentType(ContentType.JSON).body(body).put(path);
    }
}
