package dev.tidemark.policy.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.tidemark.policy.RealParts;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RealParts
class FrontDoorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic",
                "Basic !!!",
                "Basic YWRtaW46d3Jvbmc=",
                "Basic cm9vdDpvbmx5LWZvci10ZXN0cw==",
                "Bearer only-for-tests",
                "Bearer token-for-tests"
            })
    void whoDoesNotProveWhoTheyAreIsToldSoInHarborsWords(String authorization) {
        given().header("Authorization", authorization)
                .header("X-Request-Id", "mine")
                .get("/api/v2.0/retentions/metadatas")
                .then()
                .statusCode(401)
                .contentType("application/json; charset=utf-8")
                .header("X-Request-Id", "mine")
                .header("Set-Cookie", nullValue())
                .body("errors[0].code", equalTo("UNAUTHORIZED"))
                .body("errors[0].message", equalTo("unauthorized: unauthorized"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/q/metrics", "/metrics", "/health/../q/metrics", "/healthy", "/api/v1/policies"})
    void elsewhereStrangersAreToldSoAsAProblem(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("status", equalTo(401));
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site,cross-site", "Sec-Fetch-Site,same-site", "Origin,https://evil.example", "Origin,null"})
    void anotherSiteChangesNothingThoughTheBrowserSendsThePassword(String header, String value) {
        given().auth()
                .preemptive()
                .basic("admin", "only-for-tests")
                .header(header, value)
                .contentType("application/json")
                .body("{\"project_name\":\"stolen\"}")
                .post("/api/v2.0/projects")
                .then()
                .statusCode(403)
                .body("errors[0].code", equalTo("FORBIDDEN"));
    }

    @ParameterizedTest
    @CsvSource({
        "same-origin,https://evil.example,false",
        "none,,false",
        "cross-site,https://tidemark.example,true",
        ",,false",
        ",https://tidemark.example,false",
        ",https://TIDEMARK.example,false",
        ",https://tidemark.example:8443,true",
        ",%,true"
    })
    void tellsAnotherSiteByWhatTheBrowserSaysOfIt(String site, String origin, boolean foreign) {
        assertThat(CrossSite.isForeign(site, origin, "tidemark.example")).isEqualTo(foreign);
    }

    @Test
    void theHealthIsOpenAndTheMetricsAreForTheAdmin() {
        given().get("/health").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/health/ready").then().body(containsString("outbox backlog"));
        given().auth()
                .preemptive()
                .basic("admin", "only-for-tests")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("retention_outbox_backlog"));
    }

    @Test
    void aRequestWithoutAnIdIsGivenOne() {
        given().get("/api/v2.0/users/current").then().statusCode(401).header("X-Request-Id", notNullValue());
        given().auth()
                .preemptive()
                .basic("admin", "only-for-tests")
                .get("/api/v2.0/ping")
                .then()
                .statusCode(200)
                .header("X-Request-Id", notNullValue())
                .body(equalTo("Pong"));
    }

    @Test
    void withoutAPasswordForTheAdminNothingStarts() {
        Assertions.assertThatThrownBy(() -> new Admin(Optional::empty))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("TIDEMARK_ADMIN_PASSWORD");
        Assertions.assertThatThrownBy(() -> new Admin(() -> Optional.of(" ")))
                .isInstanceOf(ConfigurationException.class);
        assertThat(new Admin(() -> Optional.of("pass:word")).password()).isEqualTo("pass:word");
    }
}
