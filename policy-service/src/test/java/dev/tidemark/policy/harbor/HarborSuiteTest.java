package dev.tidemark.policy.harbor;

import static dev.tidemark.policy.harbor.HarborClient.API;
import static dev.tidemark.policy.harbor.HarborClient.last;
import static dev.tidemark.policy.harbor.HarborClient.newProject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.access.Someone;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Harbor's own API tests ({@code tests/apitests/python}) ask as users who are no system administrators, and what they expect. */
@QuarkusTest
@RealParts
class HarborSuiteTest {

    private static final int DEVELOPER = 2;

    private static Someone user(String json) {
        String name = "u" + UUID.randomUUID();
        String location = Someone.ADMIN
                .post(
                        API + "/users",
                        """
                        {"username":"%s","password":"Aa123456"%s}""".formatted(name, json))
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        return new Someone(name, "Aa123456", Integer.parseInt(last(location)));
    }

    private static Someone member(int project, int role) {
        Someone member = user("");
        Someone.ADMIN
                .post(
                        API + "/projects/" + project + "/members",
                        """
                        {"role_id":%d,"member_user":{"user_id":%d}}"""
                                .formatted(role, member.number()))
                .then()
                .statusCode(201);
        return member;
    }

    @Test
    void usersReadOfThemselvesWhatWasSaidAndNothingElse() {
        Someone user = user(",\"realname\":\"R\",\"email\":\"r@example.org\"");
        for (String path : List.of("/users/current", "/users/" + user.number())) {
            user.get(API + path)
                    .then()
                    .statusCode(200)
                    .body("user_id", equalTo(user.number()))
                    .body("realname", equalTo("R"))
                    .body("email", equalTo("r@example.org"))
                    .body("comment", nullValue())
                    .body("sysadmin_flag", equalTo(false));
        }
    }

    @Test
    void developersDoAllThatThereIsOfRetention() {
        int project = newProject();
        Someone developer = member(project, DEVELOPER);
        String document = document(project);
        assertThat(status(Someone.ADMIN, Method.DELETE, "/projects/" + project + "/metadatas/retention_id", document))
                .isEqualTo(200);
        Response created = ask(developer, Method.POST, "/retentions", document);
        assertThat(created.statusCode()).isEqualTo(201);
        String policy = "/retentions/" + last(created.header("Location"));
        assertThat(status(developer, Method.GET, policy, document)).isEqualTo(200);
        assertThat(status(developer, Method.PUT, policy, document)).isEqualTo(200);
        assertThat(status(developer, Method.POST, "/retentions/88888888/executions", document))
                .isEqualTo(400);
        assertThat(status(developer, Method.GET, policy + "/executions", document))
                .isEqualTo(200);
        String stop = document.replaceFirst("\\{", "{\"action\":\"stop\",");
        String execution = policy + "/executions/88888888";
        assertThat(status(developer, Method.PATCH, execution, stop)).isEqualTo(404);
        assertThat(status(developer, Method.GET, execution + "/tasks", stop)).isEqualTo(404);
        assertThat(status(developer, Method.GET, execution + "/tasks/88888888", stop))
                .isEqualTo(404);
        assertThat(status(developer, Method.DELETE, policy, stop)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void guestsDoNothingOfItLimitedOrNot(int role) {
        int project = newProject();
        Someone guest = member(project, role);
        String document = document(project);
        String policy = "/retentions/" + HarborClient.newPolicy(project);
        String stop = document.replaceFirst("\\{", "{\"action\":\"stop\",");
        String execution = policy + "/executions/88888888";
        assertThat(List.of(
                        status(guest, Method.POST, "/retentions", document),
                        status(guest, Method.GET, policy, document),
                        status(guest, Method.PUT, policy, document),
                        status(guest, Method.POST, policy + "/executions", document),
                        status(guest, Method.GET, policy + "/executions", document),
                        status(guest, Method.PATCH, execution, stop),
                        status(guest, Method.GET, execution + "/tasks", stop),
                        status(guest, Method.GET, execution + "/tasks/88888888", stop),
                        status(guest, Method.DELETE, policy, stop)))
                .containsOnly(403);
    }

    private static String document(int project) {
        return HarborPolicies.of(project, "", List.of(HarborPolicies.rule("latestPushedK", 1)));
    }

    private static int status(Someone who, Method method, String path, String body) {
        return ask(who, method, path, body).statusCode();
    }

    /** As Harbor's script does: every request has a body, and takes whatever comes. */
    private static Response ask(Someone who, Method method, String path, String body) {
        return who.asks()
                .filter(new HarborContract())
                .accept("*/*")
                .contentType(ContentType.JSON)
                .body(body)
                .request(method, API + path);
    }
}
