package dev.tidemark.policy.api;

import static dev.tidemark.policy.api.Api.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.tidemark.contracts.event.StopEvent.RegistryPaused;
import dev.tidemark.policy.Eventually;
import dev.tidemark.policy.GatewayStandIn;
import dev.tidemark.policy.Heard;
import dev.tidemark.policy.RealParts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class RegistryApiTest {

    @AfterEach
    void goOn() {
        GatewayStandIn.fails(false);
        Api.delete("/registries/default/pause");
    }

    @Test
    void tellsOfRegistriesAndNoSecret() {
        Api.get("/registries")
                .statusCode(200)
                .body("items.name", hasItem("default"))
                .body("items.find { it.name == 'default' }.kind", notNullValue())
                .body("items.find { it.name == 'default' }.url", notNullValue())
                .body("items.find { it.name == 'default' }.pause", nullValue());
        Api.get("/registries/default").statusCode(200).body("health.status", equalTo("up"));
        Api.get("/registries/default/health").statusCode(200).body("status", equalTo("up"));
        assertProblem(Api.get("/registries/nowhere"), 404, "not-found", "no registry");
        assertProblem(Api.get("/registries/nowhere/health"), 404, "not-found", "no registry");
    }

    @Test
    void whereNobodyCanBeAskedHealthIsUnknown() {
        GatewayStandIn.fails(true);
        Api.get("/registries/default/health").statusCode(200).body("status", equalTo("unknown"));
    }

    @Test
    void aPauseIsToldAndTakenBack() {
        // when
        ValidatableResponse paused =
                Api.admin().put(Api.ROOT + "/registries/default/pause").then();
        paused.statusCode(200).body("pause.by", equalTo("admin")).body("pause.since", notNullValue());
        String since = paused.extract().path("pause.since");
        Api.admin().put(Api.ROOT + "/registries/default/pause").then().body("pause.since", equalTo(since));
        Api.delete("/registries/default/pause").statusCode(204);
        Api.delete("/registries/default/pause").statusCode(204);

        // then
        Api.get("/registries/default").body("pause", nullValue());
        try (Heard heard = Heard.on("retention.stops")) {
            Eventually.eventually()
                    .untilAsserted(() -> assertThat(heard.events("registry/default", RegistryPaused.class))
                            .hasSizeGreaterThanOrEqualTo(2)
                            .allSatisfy(event -> assertThat(event.pausedBy()).isEqualTo("admin")));
            Eventually.eventually().untilAsserted(() -> assertThat(heard.under("registry/default"))
                    .last()
                    .satisfies(last -> assertThat(last.value()).isNull()));
        }
        assertProblem(Api.admin().put(Api.ROOT + "/registries/nowhere/pause").then(), 404, "not-found", "no registry");
    }
}
