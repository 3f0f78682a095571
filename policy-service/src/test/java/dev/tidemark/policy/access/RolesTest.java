package dev.tidemark.policy.access;

import static dev.tidemark.policy.access.Someone.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.tidemark.policy.Database;
import dev.tidemark.policy.GatewayStandIn;
import dev.tidemark.policy.RealParts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class RolesTest {

    private static final String HARBOR = "/api/v2.0";

    @Inject
    Database database;

    private final String project = "p" + UUID.randomUUID();
    private int number;

    @BeforeEach
    void thereIsAProject() {
        number = created(ADMIN.post(HARBOR + "/projects", "{\"project_name\":\"" + project + "\"}"));
    }

    @Test
    void aGuestReadsTheProjectAndNothingOfItsRetention() {
        Someone guest = Someone.fresh().with("guest", project);
        int policy = newPolicy(ADMIN);
        guest.get(HARBOR + "/projects/" + project).then().statusCode(200).body("current_user_role_id", equalTo(3));
        guest.get(HARBOR + "/projects/" + number).then().statusCode(200);
        guest.get(HARBOR + "/projects/" + project + "/repositories").then().statusCode(200);
        guest.get(HARBOR + "/projects/" + project + "/members").then().statusCode(200);
        guest.get(HARBOR + "/retentions/" + policy)
                .then()
                .statusCode(403)
                .contentType("application/json; charset=utf-8")
                .body("errors[0].code", equalTo("FORBIDDEN"));
        guest.get(HARBOR + "/retentions/" + policy + "/executions").then().statusCode(403);
        guest.post(HARBOR + "/retentions", policyOf(number)).then().statusCode(403);
        guest.get("/api/v1/policies/" + policy + "/trigger").then().statusCode(403);
        guest.delete(HARBOR + "/projects/" + number).then().statusCode(403);
    }

    @Test
    void aLimitedGuestSeesImagesAndNobodyElse() {
        Someone guest = Someone.fresh().with("limited-guest", project);
        guest.get(HARBOR + "/projects/" + project).then().statusCode(200).body("current_user_role_id", equalTo(5));
        guest.get(HARBOR + "/projects/" + project + "/repositories").then().statusCode(200);
        guest.get(HARBOR + "/projects/" + project + "/members").then().statusCode(403);
        guest.get("/api/v1/projects/default/" + project + "/members").then().statusCode(403);
        guest.get(HARBOR + "/retentions/" + newPolicy(ADMIN)).then().statusCode(403);
    }

    @Test
    void aDeveloperRunsRetentionAndIsNamedInWhatTheyDid() {
        Someone developer = Someone.fresh().with("developer", project);
        int policy = newPolicy(developer);
        developer.get(HARBOR + "/retentions/" + policy).then().statusCode(200);
        developer.put(HARBOR + "/retentions/" + policy, policyOf(number)).then().statusCode(200);
        int execution = created(developer.post(HARBOR + "/retentions/" + policy + "/executions", "{\"dry_run\":true}"));
        assertThat(database.number(
                        "select count(*) from policy.execution where id = ? and requested_by = ?",
                        (long) execution,
                        developer.name()))
                .isEqualTo(1);
        developer
                .put("/api/v1/policies/" + policy + "/trigger", "{\"on\":[\"push\"]}")
                .then()
                .statusCode(201);
        developer
                .put("/api/v1/projects/default/" + project + "/members/" + developer.name(), "{\"role\":\"admin\"}")
                .then()
                .statusCode(403);
        developer
                .delete("/api/v1/registries/default/repositories/" + project + "%2Fapp/tags/latest")
                .then()
                .statusCode(403);
        developer.delete(HARBOR + "/projects/" + number).then().statusCode(403);
        Someone guest = Someone.fresh().with("guest", project);
        guest.get("/api/v1/executions/" + execution + "/decisions").then().statusCode(403);
        guest.delete(HARBOR + "/retentions/" + policy).then().statusCode(403);
        developer
                .get("/api/v1/executions/" + execution + "/decisions?execution=1")
                .then()
                .statusCode(403);
        developer.get("/api/v1/executions/" + execution + "/decisions").then().statusCode(not(403));
    }

    @Test
    void aRoleInOneProjectIsNothingInAnother() {
        String other = "p" + UUID.randomUUID();
        int othersNumber = created(ADMIN.post(HARBOR + "/projects", "{\"project_name\":\"" + other + "\"}"));
        int policy = newPolicy(ADMIN);
        Someone owner = Someone.fresh().with("admin", other);
        owner.get(HARBOR + "/retentions/" + policy).then().statusCode(403);
        owner.put(HARBOR + "/retentions/" + policy, policyOf(number)).then().statusCode(403);
        owner.put(HARBOR + "/retentions/" + policy, policyOf(othersNumber))
                .then()
                .statusCode(404);
        owner.post(HARBOR + "/retentions/" + policy + "/executions", "{\"dry_run\":true}")
                .then()
                .statusCode(403);
        owner.get(HARBOR + "/projects?page_size=100")
                .then()
                .statusCode(200)
                .header("X-Total-Count", "1")
                .body("name", equalTo(List.of(other)));
        owner.get("/api/v1/history").then().statusCode(403);
        owner.get("/api/v1/history?registry=default&project=" + project).then().statusCode(403);
        owner.get("/api/v1/history?registry=default&project=" + other + "&project=" + project)
                .then()
                .statusCode(403);
        owner.get("/api/v1/history?registry=default&project=" + other).then().statusCode(not(403));
    }

    @Test
    void whatIsNotThereIsForbiddenLikeWhatIs() {
        Someone stranger = Someone.fresh();
        for (String there : List.of(project, Integer.toString(number))) {
            stranger.get(HARBOR + "/projects/" + there).then().statusCode(403);
        }
        for (String notThere : List.of("nowhere-" + UUID.randomUUID(), "999999999", "No*Name")) {
            stranger.get(HARBOR + "/projects/" + notThere).then().statusCode(403);
            ADMIN.get(HARBOR + "/projects/" + notThere).then().statusCode(404);
        }
        stranger.post(HARBOR + "/retentions", policyOf(999_999_999)).then().statusCode(403);
        ADMIN.post(HARBOR + "/retentions", policyOf(999_999_999)).then().statusCode(400);
        stranger.get("/api/v1/projects/nowhere/" + project + "/members").then().statusCode(403);
    }

    @Test
    void whoCreatesAProjectAdministersIt() {
        Someone alice = Someone.fresh();
        Someone bob = Someone.fresh();
        String hers = "p" + UUID.randomUUID();
        int id = created(alice.post(HARBOR + "/projects", "{\"project_name\":\"" + hers + "\"}"));
        alice.get(HARBOR + "/projects/" + id).then().statusCode(200).body("current_user_role_id", equalTo(1));
        alice.put("/api/v1/projects/default/" + hers + "/members/" + bob.name(), "{\"role\":\"developer\"}")
                .then()
                .statusCode(201);
        bob.get("/api/v1/users/me").then().body("roles.project", equalTo(List.of(hers)));
        alice.put("/api/v1/projects/default/" + hers + "/members/" + bob.name(), "{\"role\":\"guest\"}")
                .then()
                .statusCode(200)
                .body("role", equalTo("guest"));
        bob.get("/api/v1/projects/default/" + hers + "/members")
                .then()
                .body("items.user", equalTo(List.of(alice.name(), bob.name())))
                .body("items.role", equalTo(List.of("admin", "guest")));
        alice.delete("/api/v1/projects/default/" + hers + "/members/" + bob.name())
                .then()
                .statusCode(204);
        bob.get(HARBOR + "/projects/" + id).then().statusCode(403);
        alice.put("/api/v1/projects/default/" + hers + "/members/" + bob.name(), "{\"role\":\"king\"}")
                .then()
                .statusCode(422);
        alice.put("/api/v1/projects/default/" + hers + "/members/nobody-at-all", "{\"role\":\"guest\"}")
                .then()
                .statusCode(404);
    }

    @Test
    void nobodyBecomesTheAdministratorOfWhatOthersPushedByNamingIt() {
        Someone alice = Someone.fresh();
        String seen = "seen" + UUID.randomUUID();
        GatewayStandIn.repositories().add(seen + "/app");
        alice.post(HARBOR + "/projects", "{\"project_name\":\"" + seen + "\"}")
                .then()
                .statusCode(409);
        alice.get(HARBOR + "/projects/" + seen).then().statusCode(403);
        created(ADMIN.post(HARBOR + "/projects", "{\"project_name\":\"" + seen + "\"}"));
    }

    @Test
    void aDeletedProjectHasNoMembersWhenItIsThereAgain() {
        Someone alice = Someone.fresh();
        String hers = "p" + UUID.randomUUID();
        int id = created(alice.post(HARBOR + "/projects", "{\"project_name\":\"" + hers + "\"}"));
        alice.delete(HARBOR + "/projects/" + id).then().statusCode(200);
        created(ADMIN.post(HARBOR + "/projects", "{\"project_name\":\"" + hers + "\"}"));
        alice.get(HARBOR + "/projects/" + hers).then().statusCode(403);
    }

    @Test
    void harborsClientsCreateUsersAndMembers() {
        String name = "h" + UUID.randomUUID();
        int id = created(ADMIN.post(
                HARBOR + "/users",
                """
                {"username":"%s","password":"Harbor12345","realname":"H","email":"h@example.org","comment":""}"""
                        .formatted(name)));
        Someone user = new Someone(name, "Harbor12345", id);
        user.get(HARBOR + "/users/current")
                .then()
                .statusCode(200)
                .body("username", equalTo(name))
                .body("user_id", equalTo(id))
                .body("sysadmin_flag", equalTo(false));
        user.get(HARBOR + "/users/" + id).then().statusCode(200).body("email", equalTo("h@example.org"));
        user.get(HARBOR + "/users/1").then().statusCode(403);
        user.get(HARBOR + "/users").then().statusCode(403);
        user.get(HARBOR + "/users/search?username=" + name).then().body("[0].user_id", equalTo(id));
        ADMIN.get(HARBOR + "/users?q=username=~" + name).then().body("user_id", hasItem(id));
        ADMIN.post(HARBOR + "/users", "{\"username\":\"x\",\"password\":\"weak\"}")
                .then()
                .statusCode(400);
        ADMIN.post(HARBOR + "/users", "{\"username\":\"" + name + "\",\"password\":\"Harbor12345\"}")
                .then()
                .statusCode(409);

        String members = HARBOR + "/projects/" + number + "/members";
        int member = created(ADMIN.post(members, "{\"role_id\":2,\"member_user\":{\"username\":\"" + name + "\"}}"));
        ADMIN.post(members, "{\"role_id\":2,\"member_user\":{\"user_id\":" + id + "}}")
                .then()
                .statusCode(409);
        ADMIN.post(members, "{\"role_id\":9,\"member_user\":{\"user_id\":" + id + "}}")
                .then()
                .statusCode(400);
        ADMIN.post(members, "{\"role_id\":2,\"member_user\":{\"username\":\"nobody-at-all\"}}")
                .then()
                .statusCode(404);
        user.get(members + "/" + member)
                .then()
                .statusCode(200)
                .body("entity_name", equalTo(name))
                .body("entity_type", equalTo("u"))
                .body("role_name", equalTo("developer"));
        ADMIN.put(members + "/" + member, "{\"role_id\":3}").then().statusCode(200);
        user.get(members).then().header("X-Total-Count", "1").body("[0].role_id", equalTo(3));
        ADMIN.delete(members + "/" + member).then().statusCode(200);
        ADMIN.delete(members + "/" + member).then().statusCode(404);
        user.get(members).then().statusCode(403);

        user.put(
                        HARBOR + "/users/" + id + "/password",
                        "{\"old_password\":\"Wrong1234\",\"new_password\":\"Other1234\"}")
                .then()
                .statusCode(403);
        user.put(
                        HARBOR + "/users/" + id + "/password",
                        "{\"old_password\":\"Harbor12345\",\"new_password\":\"Other1234\"}")
                .then()
                .statusCode(200);
        ADMIN.put(HARBOR + "/users/" + id + "/sysadmin", "{\"sysadmin_flag\":true}")
                .then()
                .statusCode(200);
        new Someone(name, "Other1234", id).get(HARBOR + "/users").then().statusCode(200);
        ADMIN.delete(HARBOR + "/users/1").then().statusCode(403);
        ADMIN.delete(HARBOR + "/users/" + id).then().statusCode(200);
        ADMIN.get(HARBOR + "/users/" + id).then().statusCode(404);
    }

    private int newPolicy(Someone by) {
        return created(by.post(HARBOR + "/retentions", policyOf(number)));
    }

    private static String policyOf(int project) {
        return """
                {"algorithm":"or","rules":[{"action":"retain","template":"latestPushedK","params":{"latestPushedK":10},
                  "scope_selectors":{"repository":[{"kind":"doublestar","decoration":"repoMatches","pattern":"**"}]},
                  "tag_selectors":[{"kind":"doublestar","decoration":"matches","pattern":"**"}]}],
                 "trigger":{"kind":"Schedule","settings":{"cron":""}},"scope":{"level":"project","ref":%d}}"""
                .formatted(project);
    }

    private static int created(Response response) {
        String location = response.then().statusCode(201).extract().header("Location");
        return Integer.parseInt(location.substring(location.lastIndexOf('/') + 1));
    }
}
