package dev.tidemark.policy.security;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.tidemark.policy.RealParts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RealParts
class AuthenticationTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 100_000, 200_000})
    void whatASchemeReadOfTheBodyIsThereForWhoeverComesAfter(int padding) {
        String body = """
                {"project_name":"p%s","padding":"%s"}"""
                .formatted(UUID.randomUUID(), "x".repeat(padding));
        given().contentType(ContentType.JSON)
                .header(BodyScheme.HEADER, body.length())
                .body(body)
                .post("/api/v2.0/projects")
                .then()
                .statusCode(201);
    }

    @Test
    void whatASchemeDoesNotBelieveIsRefused() {
        given().contentType(ContentType.JSON)
                .header(BodyScheme.HEADER, 7)
                .body("{}")
                .post("/api/v2.0/projects")
                .then()
                .statusCode(401);
        given().header(BodyScheme.HEADER, 7)
                .get("/api/v2.0/users/current")
                .then()
                .statusCode(401);
    }

    @Test
    void oneOfSeveralProofsIsEnough() {
        given().auth()
                .preemptive()
                .basic("admin", "wrong")
                .header(BodyScheme.HEADER, 0)
                .get("/api/v2.0/users/current")
                .then()
                .statusCode(200)
                .body("username", equalTo("admin"));
    }
}
