package dev.tidemark.policy.harbor;

import static dev.tidemark.policy.harbor.HarborClient.delete;
import static dev.tidemark.policy.harbor.HarborClient.get;
import static dev.tidemark.policy.harbor.HarborClient.newProject;
import static dev.tidemark.policy.harbor.HarborClient.post;
import static dev.tidemark.policy.harbor.HarborClient.put;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.access.Someone;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Harbor's Terraform provider sends for users, members and webhooks, in its order, and what it makes of the answers. */
@QuarkusTest
@RealParts
class TerraformAccessTest {

    private final String name = "u" + UUID.randomUUID();

    /** It sends the same for everything that it does to a user, and leaves out what is false. */
    private String user(String password, String realName, boolean isAdmin) {
        return """
                {"username":"%1$s","password":"%2$s","realname":"%3$s",%4$s"email":"%1$s@example.com","new_password":"%2$s"}"""
                .formatted(name, password, realName, isAdmin ? "\"sysadmin_flag\":true," : "");
    }

    private static String applied(Response created) {
        return created.then().statusCode(201).extract().header("Location").replaceFirst("^/api/v2.0", "");
    }

    @Test
    void aUserIsReadBackAsPlannedAndChangedAndGone() {
        String user = applied(post("/users", user("Password12345", "John", false)));
        get(user)
                .then()
                .statusCode(200)
                .body("username", equalTo(name))
                .body("realname", equalTo("John"))
                .body("email", equalTo(name + "@example.com"))
                .body("sysadmin_flag", equalTo(false));

        String planned = user("Password67890", "John Smith", true);
        put(user, planned).then().statusCode(200);
        put(user + "/sysadmin", planned).then().statusCode(200);
        put(user + "/password", planned).then().statusCode(200);
        get(user).then().body("realname", equalTo("John Smith")).body("sysadmin_flag", equalTo(true));
        new Someone(name, "Password67890", 0)
                .get(HarborClient.API + "/users")
                .then()
                .statusCode(200);

        put(user + "/sysadmin", user("Password67890", "John Smith", false))
                .then()
                .statusCode(200);
        get(user).then().body("sysadmin_flag", equalTo(false));
        delete(user).then().statusCode(200);
        get(user).then().statusCode(404);
    }

    @Test
    void aSystemAdministratorIsOneAfterTheFirstApply() {
        String user = applied(post("/users", user("Password12345", "Jane", true)));
        get(user).then().body("sysadmin_flag", equalTo(true));
        delete(user).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"1, projectAdmin", "2, developer", "3, guest", "4, maintainer", "5, limitedGuest"})
    void aMemberIsReadBackInTheRoleThatWasPlanned(int role, String word) {
        int project = newProject();
        String user = applied(post("/users", user("Password12345", "John", false)));
        String members = "/projects/" + project + "/members";
        String member = applied(post(members, member(role)));
        get(member)
                .then()
                .statusCode(200)
                .body("role_id", equalTo(role))
                .body("role_name", equalTo(word))
                .body("entity_name", equalTo(name))
                .body("project_id", equalTo(project));
        get(members + "?page=1").then().body("role_id", hasItem(role));
        get(members + "?page=2").then().statusCode(200).body("$", hasSize(0));

        put(member, member(role % 5 + 1)).then().statusCode(200);
        get(member).then().body("role_id", equalTo(role % 5 + 1));
        delete(member).then().statusCode(200);
        get(member).then().statusCode(404);
        delete(member).then().statusCode(404);
        delete(user).then().statusCode(200);
    }

    private String member(int role) {
        return "{\"role_id\":" + role + ",\"member_group\":{},\"member_user\":{\"username\":\"" + name + "\"}}";
    }

    /** Its own tag for the format is misspelt, so that no receiver's form ever comes from it. */
    private String webhook(String events, int number, boolean is) {
        return """
                {"update_time":"0001-01-01T00:00:00Z","description":"d%1$d","creator":"","creation_time":"0001-01-01T00:00:00Z",
                 "enabled":%2$s,"targets":[{"type":"http","auth_header":"secret","skip_cert_verify":%2$s,
                  "address":"https://hooks.example.com/%1$d","payload_format:omitempty":""}],
                 "event_types":[%3$s],"project_id":0,"id":0,"name":"hook"}"""
                .formatted(number, is, events);
    }

    @Test
    void aWebhookIsReadBackAsPlannedAndChangedAndGone() {
        String policies = "/projects/" + newProject() + "/webhook/policies";
        String events = "\"TAG_RETENTION\",\"DELETE_ARTIFACT\",\"PUSH_ARTIFACT\"";
        String webhook = applied(post(policies, webhook(events, 1, true)));
        requireRead(webhook, 1, true);
        get(webhook).then().body("event_types", hasSize(3)).body("name", equalTo("hook"));

        put(webhook, webhook("\"TAG_RETENTION\"", 2, false)).then().statusCode(200);
        requireRead(webhook, 2, false);
        delete(webhook).then().statusCode(200);
        get(webhook).then().statusCode(404);
    }

    /** What is false may be left out. */
    private static void requireRead(String webhook, int number, boolean is) {
        get(webhook)
                .then()
                .statusCode(200)
                .body("description", equalTo("d" + number))
                .body("enabled", equalTo(is))
                .body("targets[0].type", equalTo("http"))
                .body("targets[0].address", equalTo("https://hooks.example.com/" + number))
                .body("targets[0].auth_header", equalTo("secret"))
                .body("targets[0].skip_cert_verify", is ? equalTo(true) : nullValue());
    }

    @ParameterizedTest
    @CsvSource({"/labels", "/projects/1/immutabletagrules", "/registries", "/replication/policies"})
    void whatIsNotHereIsRefusedAsHarborWould(String path) {
        post(path, "{\"name\":\"x\"}")
                .then()
                .statusCode(404)
                .contentType("application/json; charset=utf-8")
                .body("errors[0].code", equalTo("NOT_FOUND"));
    }
}
