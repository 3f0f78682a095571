package dev.tidemark.policy.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.tidemark.contracts.event.PolicyEvent.PolicyChanged;
import dev.tidemark.policy.Eventually;
import dev.tidemark.policy.Heard;
import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.harbor.HarborPolicies;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RealParts
class TriggerApiTest {

    private static final String HARBOR = "/api/v2.0/retentions";

    private int project;
    private String policy;

    @BeforeEach
    void aHarborPolicy() {
        project = Integer.parseInt(created("/api/v2.0/projects", "{\"project_name\":\"p" + UUID.randomUUID() + "\"}"));
        policy = created(HARBOR, HarborPolicies.keepingTen(project));
    }

    private static String created(String path, String body) {
        String location = admin().contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static RequestSpecification admin() {
        return given().auth().preemptive().basic("admin", "only-for-tests");
    }

    private String path() {
        return "/api/v1/policies/" + policy + "/trigger";
    }

    private ValidatableResponse put(String body) {
        return admin().contentType(ContentType.JSON).body(body).put(path()).then();
    }

    private static void assertProblem(ValidatableResponse answer, int status, String detail) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("detail", containsString(detail));
    }

    @Test
    void aPolicyIsGivenATriggerAndLosesIt() {
        put("{\"on\":[\"push\",\"pull\"]}")
                .statusCode(201)
                .body("on", contains("push", "pull"))
                .body("quietPeriodSeconds", equalTo(5))
                .body("maxDelaySeconds", equalTo(300))
                .body("publishRetained", equalTo(false));
        put("{\"on\":[\"tag\"],\"quietPeriodSeconds\":0,\"maxDelaySeconds\":60,\"publishRetained\":true}")
                .statusCode(200);
        admin().get(path())
                .then()
                .statusCode(200)
                .body("on", contains("tag"))
                .body("quietPeriodSeconds", equalTo(0))
                .body("maxDelaySeconds", equalTo(60))
                .body("publishRetained", equalTo(true));
        admin().delete(path()).then().statusCode(204);
        assertProblem(admin().get(path()).then(), 404, "no event makes policy " + policy + " run");
        assertProblem(admin().delete(path()).then(), 404, "no event makes policy " + policy + " run");
    }

    @Test
    void isToldAsARevisionAndLeavesHarborsEchoAlone() {
        // given
        String echo = admin().get(HARBOR + "/" + policy).body().asString();

        // when
        put("{\"on\":[\"push\"],\"publishRetained\":true}").statusCode(201);
        put("{\"on\":[\"push\"],\"publishRetained\":true}").statusCode(200);

        // then
        assertThat(admin().get(HARBOR + "/" + policy).body().asString()).isEqualTo(echo);
        admin().contentType(ContentType.JSON)
                .body(HarborPolicies.keepingTen(project))
                .put(HARBOR + "/" + policy)
                .then()
                .statusCode(200);
        admin().get(path()).then().body("publishRetained", equalTo(true));
        try (Heard heard = Heard.on("retention.policies")) {
            Eventually.eventually().untilAsserted(() -> assertThat(heard.events(policy, PolicyChanged.class))
                    .extracting(changed -> changed.policy().eventTrigger() != null)
                    .as("asked for twice it is one revision, and the client's next one keeps it")
                    .containsExactly(false, true, true));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "null",
                "{\"on\":[\"push\"],\"quiet\":5}",
                "{\"on\":[\"PUSH\"]}",
                "{\"on\":[\"delete\"]}",
                "{\"on\":[0]}",
                "{\"on\":\"push\"}",
                "{\"on\":[\"push\"],\"quietPeriodSeconds\":\"5\"}",
                "{\"on\":[\"push\"],\"quietPeriodSeconds\":1.5}",
                "{\"on\":[\"push\"],\"publishRetained\":1}",
                "{\"on\":[\"push\"],\"on\":[\"pull\"]}",
                "{\"on\":[\"push\"]} {}"
            })
    void whatIsNotSuchADocumentIsRefused(String body) {
        assertProblem(put(body), 400, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"on\":[]}",
                "{\"on\":[null]}",
                "{\"on\":[\"push\",\"push\"]}",
                "{\"on\":[\"push\"],\"quietPeriodSeconds\":-1}",
                "{\"on\":[\"push\"],\"quietPeriodSeconds\":3601}",
                "{\"on\":[\"push\"],\"maxDelaySeconds\":4}",
                "{\"on\":[\"push\"],\"maxDelaySeconds\":86401}"
            })
    void whatMakesNoSenseIsRefused(String body) {
        assertProblem(put(body), 422, "");
    }

    @Test
    void aPolicyThatIsNotThereHasNone() {
        policy = "88888888";
        assertProblem(put("{\"on\":[\"push\"]}"), 404, "there is no policy 88888888");
        assertProblem(admin().get(path()).then(), 404, "there is no policy 88888888");
        assertProblem(admin().delete(path()).then(), 404, "there is no policy 88888888");
        policy = "x";
        admin().get(path()).then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void strangersChangeNothing() {
        given().contentType(ContentType.JSON)
                .body("{\"on\":[\"push\"]}")
                .put(path())
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        assertProblem(admin().get(path()).then(), 404, "");
    }
}
