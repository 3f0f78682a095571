package dev.tidemark.policy.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.policy.RealParts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The committed description of the API is the one that the resources make. It is rewritten on request only. */
@QuarkusTest
@RealParts
class OpenApiTest {

    private static final String COMMAND =
            "./mvnw test -pl policy-service -am -Dtest=OpenApiTest -Dsurefire.failIfNoSpecifiedTests=false -Dtidemark.regenerate=true";

    private static final Path FILE = Path.of(System.getProperty("basedir", "."), "..", "docs", "openapi.yaml");

    @Test
    void isAsCommitted() throws IOException {
        String generated = "# Generated: " + COMMAND + "\n" + description();
        if (Boolean.getBoolean("tidemark.regenerate")) {
            Files.writeString(FILE, generated);
        }
        assertThat(FILE)
                .as("generated from the code: run %s and review the change", COMMAND)
                .isRegularFile()
                .hasContent(generated);
    }

    @Test
    void tellsOfOurOwnApiOnly() {
        assertThat(description().lines().filter(line -> line.startsWith("  /")))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("  /api/v1/"));
    }

    @Test
    void isForThoseWhoMayCallIt() {
        RestAssured.given().get("/api/v1/openapi").then().statusCode(401);
        assertThat(ConfigProvider.getConfig().getOptionalValue("quarkus.swagger-ui.always-include", boolean.class))
                .as("a page that runs scripts beside an API that browsers log in to")
                .isEmpty();
    }

    private static String description() {
        return Api.get("/openapi").statusCode(200).extract().asString();
    }
}
