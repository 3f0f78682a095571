package dev.tidemark.policy.harbor;

import static dev.tidemark.policy.harbor.HarborClient.API;
import static dev.tidemark.policy.harbor.HarborClient.last;
import static dev.tidemark.policy.harbor.HarborClient.newProject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.policy.GatewayStandIn;
import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.access.Someone;
import dev.tidemark.policy.catalogue.ForgetRepository;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.Response;
import jakarta.inject.Inject;
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

    @Inject
    ForgetRepository forgetRepository;

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
    void usersReadWhatTheyMayDoInAProject() {
        int project = newProject();
        Someone developer = member(project, DEVELOPER);
        String permissions = API + "/users/current/permissions?scope=/project/" + project;
        assertThat(actions(developer, permissions + "&relative=true", "tag-retention"))
                .containsExactlyInAnyOrder("create", "read", "update", "delete", "list", "operate");
        assertThat(actions(developer, permissions, "/project/" + project + "/artifact"))
                .containsExactlyInAnyOrder("read", "list");
        assertThat(actions(Someone.ADMIN, permissions + "/repository&relative=true", "."))
                .containsExactlyInAnyOrder("read", "list", "delete");
        assertThat(actions(member(project, 3), permissions + "&relative=true", "tag-retention"))
                .isEmpty();
        user("").get(permissions).then().statusCode(200).body("$", equalTo(List.of()));
        developer.get(API + "/users/current/permissions").then().statusCode(200).body("$", equalTo(List.of()));
    }

    private static List<String> actions(Someone who, String permissions, String resource) {
        return who.get(permissions)
                .then()
                .statusCode(200)
                .extract()
                .path("findAll { it.resource == '" + resource + "' }.action");
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

    @Test
    void aProjectIsOwnedByWhoCreatedIt() {
        Someone owner = user("");
        int project = created(owner, "p" + UUID.randomUUID());
        owner.get(API + "/projects/" + project)
                .then()
                .body("owner_id", equalTo(owner.number()))
                .body("owner_name", equalTo(owner.name()))
                .body("current_user_role_id", equalTo(1))
                .body("current_user_role_ids", equalTo(List.of(1)));
        Someone guest = user("");
        owner.post(
                        API + "/projects/" + project + "/members",
                        """
                        {"role_id":3,"member_user":{"username":"%s"}}"""
                                .formatted(guest.name()))
                .then()
                .statusCode(201);
        guest.get(API + "/projects/" + project)
                .then()
                .body("owner_name", equalTo(owner.name()))
                .body("current_user_role_id", equalTo(3))
                .body("current_user_role_ids", equalTo(List.of(3)));
        HarborClient.get("/projects/" + newProject()).then().body("owner_name", equalTo("admin"));

        Someone.ADMIN.delete(API + "/users/" + owner.number()).then().statusCode(200);
        HarborClient.get("/projects/" + project).then().body("owner_name", equalTo("admin"));
    }

    private static int created(Someone by, String name) {
        return Integer.parseInt(last(by.post(API + "/projects", "{\"project_name\":\"" + name + "\"}")
                .then()
                .statusCode(201)
                .extract()
                .header("Location")));
    }

    @Test
    void projectsAreListedAsTheyAreAskedFor() {
        Someone owner = user("");
        String part = "p" + UUID.randomUUID();
        int a = created(owner, part + "-a");
        int b = created(owner, part + "-b");
        int c = newProject(part + "-c");
        owner.put(API + "/projects/" + b, "{\"metadata\":{\"public\":\"true\"}}")
                .then()
                .statusCode(200);

        assertThat(projects("name=" + part)).containsExactly(a, b, c);
        assertThat(projects("name=" + part + "&sort=-name")).containsExactly(c, b, a);
        assertThat(projects("q=name=~" + part.toUpperCase() + "&sort=-project_id"))
                .containsExactly(c, b, a);
        assertThat(projects("q=name=" + part)).isEmpty();
        assertThat(projects("q=name=" + part + "-b")).containsExactly(b);
        assertThat(projects("q=name=%7B" + part + "-a%20" + part + "-c%7D")).containsExactly(a, c);
        assertThat(projects("q=project_id=%5B" + b + "~" + c + "%5D,name=~" + part))
                .containsExactly(b, c);
        assertThat(projects("name=" + part + "&public=true")).containsExactly(b);
        assertThat(projects("name=" + part + "&public=false")).containsExactly(a, c);
        assertThat(projects("name=" + part + "&owner=" + owner.name())).containsExactly(a, b);
        assertThat(projects("q=owner_id=" + owner.number())).containsExactly(a, b);
        assertThat(owner.get(API + "/projects?public=false").<List<Integer>>path("project_id"))
                .containsExactly(a);
        Someone.ADMIN
                .get(API + "/projects?with_detail=false&name=" + part + "-a")
                .then()
                .header("X-Total-Count", "1")
                .body("[0].name", equalTo(part + "-a"))
                .body("[0].metadata", nullValue());
    }

    private static List<Integer> projects(String query) {
        return Someone.ADMIN
                .get(API + "/projects?" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("project_id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/projects",
                "/repositories",
                "/users",
                "/projects/library/repositories",
                "/projects/library/repositories/app/artifacts"
            })
    void whatCannotBeReadOfAQueryIsABadRequest(String list) {
        Someone.ADMIN
                .get(API + list + "?q=name")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("BAD_REQUEST"))
                .body(
                        "errors[0].message",
                        equalTo("the query string must contain \"=\" and the key/value cannot be empty"));
    }

    @Test
    void repositoriesAreListedAsTheyAreAskedFor() {
        String project = "p" + UUID.randomUUID();
        for (String name : List.of("web", "api", "web-api")) {
            GatewayStandIn.repositories().add(project + "/" + name);
        }
        try {
            String repositories = API + "/projects/" + project + "/repositories?page=1&";
            assertThat(names(repositories)).containsExactly(project + "/api", project + "/web", project + "/web-api");
            assertThat(names(repositories + "q=name=~WEB&sort=-name"))
                    .containsExactly(project + "/web-api", project + "/web");
            assertThat(names(repositories + "q=name=" + project + "/api")).containsExactly(project + "/api");
            assertThat(names(repositories + "q=creation_time=%5B~2020-01-01T00:00:00%5D"))
                    .isEmpty();
            assertThat(names(API + "/repositories?q=name=~" + project + "/web&page_size=1"))
                    .containsExactly(project + "/web");
        } finally {
            GatewayStandIn.repositories().clear();
        }
    }

    private static List<String> names(String list) {
        return Someone.ADMIN.get(list).then().statusCode(200).extract().path("name");
    }

    @Test
    void anEmptiedRepositoryIsGoneThoughItsRegistryGoesOnListingIt() {
        Someone owner = user("");
        String name = "p" + UUID.randomUUID();
        int project = created(owner, name);
        String artifact = "{\"digest\":\"sha256:" + "1".repeat(64) + "\"}";
        try {
            GatewayStandIn.holds(name + "/app", artifact);
            assertThat(names(API + "/projects/" + name + "/repositories")).containsExactly(name + "/app");
            owner.delete(API + "/projects/" + project).then().statusCode(412);

            GatewayStandIn.holds(name + "/app", "");
            forgetRepository
                    .of(new RegistryName("default"), new RepositoryName(name + "/app"))
                    .await()
                    .indefinitely();
            assertThat(names(API + "/projects/" + name + "/repositories")).isEmpty();

            GatewayStandIn.holds(name + "/app", artifact);
            assertThat(names(API + "/projects/" + name + "/repositories")).containsExactly(name + "/app");
        } finally {
            GatewayStandIn.repositories().clear();
        }
        owner.delete(API + "/projects/" + project).then().statusCode(200);
    }

    @Test
    void aProjectIsNotDeletedThatSomethingWasPushedToAMomentAgo() {
        String name = "p" + UUID.randomUUID();
        int project = newProject(name);
        try {
            GatewayStandIn.repositories().add(name + "/app");
            HarborClient.delete("/projects/" + project).then().statusCode(412);
        } finally {
            GatewayStandIn.repositories().clear();
        }
    }

    @Test
    void usersAreListedAsTheyAreAskedFor() {
        Someone user = user(",\"email\":\"" + UUID.randomUUID() + "@example.org\"");
        String email = Someone.ADMIN.get(API + "/users/" + user.number()).path("email");
        for (String q :
                List.of("username=" + user.name(), "username=~" + user.name().toUpperCase(), "email=" + email)) {
            Someone.ADMIN
                    .get(API + "/users?q=" + q)
                    .then()
                    .header("X-Total-Count", "1")
                    .body("user_id", equalTo(List.of(user.number())));
        }
        Someone.ADMIN
                .get(API + "/users?q=username=" + user.name().substring(1))
                .then()
                .header("X-Total-Count", "0");
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
