package dev.tidemark.policy.artifactory;

import static dev.tidemark.policy.access.Someone.ADMIN;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.CONFORMANCE;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.POLICIES;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.RUNS;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.create;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.newRun;
import static dev.tidemark.policy.artifactory.Cleanup.json;
import static dev.tidemark.policy.artifactory.Cleanup.ofProject;
import static dev.tidemark.policy.artifactory.Cleanup.policy;
import static io.restassured.RestAssured.given;
import static io.restassured.http.ContentType.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.tidemark.policy.Database;
import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.access.Someone;
import dev.tidemark.policy.harbor.AuditStandIn;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients in the hands of those who are no system administrators, and in each way of saying who one is. */
@QuarkusTest
@RealParts
class AccessTest {

    private static final String ALL = "201 200 200 200 200 201 200 200 202 200";
    private static final String NONE = "403 403 403 403 403 403 403 403 403 403";

    @Inject
    Database database;

    private final String project = "p" + UUID.randomUUID().toString().substring(0, 8);

    /** Each header in which Artifactory's clients say who they are. */
    enum Way {
        BEARER {
            @Override
            RequestSpecification prove(RequestSpecification request, Someone user, String token) {
                return request.auth().preemptive().oauth2(token);
            }
        },
        API_KEY {
            @Override
            RequestSpecification prove(RequestSpecification request, Someone user, String token) {
                return request.header("X-JFrog-Art-Api", token);
            }
        },
        PASSWORD {
            @Override
            RequestSpecification prove(RequestSpecification request, Someone user, String token) {
                return request.auth().preemptive().basic(user.name(), user.password());
            }
        },
        TOKEN_AS_PASSWORD {
            @Override
            RequestSpecification prove(RequestSpecification request, Someone user, String token) {
                return request.auth().preemptive().basic(user.name(), token);
            }
        };

        abstract RequestSpecification prove(RequestSpecification request, Someone user, String token);
    }

    /** Somebody with a token, who proves it in one way. */
    private record Client(Someone user, String token, Way way) {

        static Client of(Someone user, Way way) {
            return new Client(user, newToken(user).getString("token"), way);
        }

        RequestSpecification asks() {
            return way.prove(given().filter(CONFORMANCE), user, token);
        }

        Response sends(String method, String path, String body) {
            return asks().contentType(JSON).body(body).request(method, path);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyWayOfSayingWhoOneIsDrivesAllThereIs(Way way) {
        thereIsAProject();
        assertThat(ofProjectsPolicies(Client.of(Someone.fresh().with("admin", project), way)))
                .isEqualTo(ALL);
    }

    /** What each gets for: create, read, list, update, enable, run, summary, report, stop, delete. */
    @ParameterizedTest
    @CsvSource({
        "everything, " + ALL,
        "admin,      " + ALL,
        "maintainer, " + NONE,
        "developer,  " + NONE,
        "guest,      " + NONE,
        "nobody,     " + NONE
    })
    void aProjectsPoliciesAreForItsAdministrators(String role, String statuses) {
        thereIsAProject();
        assertThat(ofProjectsPolicies(Client.of(somebody(role), Way.BEARER))).isEqualTo(statuses);
    }

    @ParameterizedTest
    @CsvSource({"everything, " + ALL, "admin, " + NONE, "developer, " + NONE, "nobody, " + NONE})
    void policiesOfNoProjectAreForSystemAdministrators(String role, String statuses) {
        thereIsAProject();
        Client client = Client.of(somebody(role), Way.BEARER);
        String prefix = "g" + project;
        assertThat(statuses(client, prefix, policy(prefix + "-new"), POLICIES)).isEqualTo(statuses);
        if (!role.equals("everything")) {
            isForbidden(client.asks().put("/artifactory/api/cleanup/policies/forceDisableAll"));
        }
    }

    @Test
    void theAdministratorOfAnotherProjectIsNothingHere() {
        thereIsAProject();
        String other = project + "x";
        ADMIN.post("/api/v2.0/projects", "{\"project_name\":\"" + other + "\"}")
                .then()
                .statusCode(201);
        Client client = Client.of(Someone.fresh().with("admin", other), Way.API_KEY);
        assertThat(ofProjectsPolicies(client)).isEqualTo(NONE);
        client.asks().get(POLICIES + "/" + other + "-none").then().statusCode(404);
        isForbidden(client.asks().get(POLICIES + "/" + project + "-none"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PASSWORD")
    void aTokenThatIsOverOpensNothing(Way way) {
        JsonPath revoked = newToken(ADMIN);
        JsonPath expired = newToken(ADMIN);
        ADMIN.delete("/api/v1/tokens/" + revoked.getLong("id")).then().statusCode(204);
        database.change(
                "update policy.access_token set expires_at = clock_timestamp() where id = ?", expired.getLong("id"));
        for (String token : List.of(
                revoked.getString("token"),
                expired.getString("token"),
                "tidemark_" + "A".repeat(43),
                "AKCp8mYtUnknownToUs")) {
            isUnknown(new Client(ADMIN, token, way).asks().get(POLICIES));
        }
        isUnknown(given().filter(CONFORMANCE).get(POLICIES));
    }

    private static void isUnknown(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(answer.asString()).isEqualTo("{\"errors\":[{\"status\":401,\"message\":\"Bad credentials\"}]}");
    }

    private static void isForbidden(Response answer) {
        answer.then().statusCode(403).contentType("application/json").body("errors[0].status", equalTo(403));
        assertThat(answer.jsonPath().getString("errors[0].message")).startsWith("forbidden: ");
        assertThat(answer.jsonPath().getMap("errors[0]")).containsOnlyKeys("status", "message");
    }

    private void thereIsAProject() {
        ADMIN.post("/api/v2.0/projects", "{\"project_name\":\"" + project + "\"}")
                .then()
                .statusCode(201);
    }

    private Someone somebody(String role) {
        return switch (role) {
            case "everything" -> ADMIN;
            case "nobody" -> Someone.fresh();
            default -> Someone.fresh().with(role, project);
        };
    }

    private String ofProjectsPolicies(Client client) {
        return statuses(client, project, ofProject(project + "-new", project), POLICIES + "?projectKey=" + project);
    }

    /** What all operations answer, in turn; each 403 is in Artifactory's words. */
    private String statuses(Client client, String prefix, Map<String, Object> policy, String list) {
        String here = newPolicy(prefix + "-here", policy);
        String unwanted = newPolicy(prefix + "-unwanted", policy);
        String running = newPolicy(prefix + "-running", policy);
        long run = newRun(running, true);
        String named = "?policyKey=" + running + "&runId=" + run;
        AuditStandIn.answer(
                "/executions/" + run + "/summary",
                "{\"total\":0,\"done\":0,\"failed\":0,\"spared\":0,\"bytes\":0,\"distinctBytes\":0,\"complete\":true}");
        AuditStandIn.answer("/exports/outcomes?format=csv&execution=" + run, "project\r\n");
        return Stream.of(
                        client.sends("POST", POLICIES + "/" + prefix + "-new", json(policy)),
                        client.asks().get(POLICIES + "/" + here),
                        client.asks().get(list),
                        client.sends("PUT", POLICIES + "/" + here, json(Cleanup.with(policy, "key", here))),
                        client.sends("POST", POLICIES + "/" + here + "/enablement", "{\"enabled\":true}"),
                        client.asks().put(POLICIES + "/" + here + "/run"),
                        client.asks().get(RUNS + "/summaryReports" + named),
                        client.asks().get(RUNS + "/downloadReport" + named),
                        client.sends("PUT", RUNS + "/" + run, "{\"action\":\"stop\"}"),
                        client.asks().delete(POLICIES + "/" + unwanted))
                .peek(answer -> {
                    if (answer.statusCode() == 403) {
                        isForbidden(answer);
                    }
                })
                .map(answer -> Integer.toString(answer.statusCode()))
                .collect(Collectors.joining(" "));
    }

    private static String newPolicy(String key, Map<String, Object> like) {
        create(key, Cleanup.with(like, "key", key)).then().statusCode(201);
        return key;
    }

    private static JsonPath newToken(Someone user) {
        return user.post("/api/v1/tokens", "{\"name\":\"" + UUID.randomUUID() + "\"}")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}
