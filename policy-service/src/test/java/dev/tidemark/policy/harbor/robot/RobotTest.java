package dev.tidemark.policy.harbor.robot;

import static dev.tidemark.policy.harbor.HarborClient.API;
import static dev.tidemark.policy.harbor.HarborClient.delete;
import static dev.tidemark.policy.harbor.HarborClient.get;
import static dev.tidemark.policy.harbor.HarborClient.last;
import static dev.tidemark.policy.harbor.HarborClient.newPolicy;
import static dev.tidemark.policy.harbor.HarborClient.newProject;
import static dev.tidemark.policy.harbor.HarborClient.patch;
import static dev.tidemark.policy.harbor.HarborClient.post;
import static dev.tidemark.policy.harbor.HarborClient.put;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.tidemark.policy.Database;
import dev.tidemark.policy.GatewayStandIn;
import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.access.Someone;
import dev.tidemark.policy.harbor.HarborClient;
import dev.tidemark.policy.harbor.HarborPolicies;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Harbor's robot accounts, and what they may do. */
@QuarkusTest
@RealParts
class RobotTest {

    private static final String RETENTION =
            "tag-retention:create tag-retention:read tag-retention:update" + " tag-retention:delete tag-retention:list";

    @Inject
    Database database;

    private final String name = "p" + UUID.randomUUID();
    private int project;

    @BeforeEach
    void aProject() {
        project = newProject(name);
    }

    @AfterEach
    void recover() {
        GatewayStandIn.repositories().clear();
    }

    /** One that was just made. */
    private record Robot(String path, String name, String secret) {

        static Robot of(Response created) {
            created.then().statusCode(201);
            return new Robot(
                    "/robots/" + last(created.header("Location")), created.path("name"), created.path("secret"));
        }

        RequestSpecification asks() {
            return given().auth()
                    .preemptive()
                    .basic(name, secret)
                    .urlEncodingEnabled(false)
                    .contentType(ContentType.JSON);
        }

        int get(String path) {
            return asks().get(API + path).statusCode();
        }
    }

    private static String body(String level, String robot, String... permissions) {
        return "{\"name\":\"" + robot + "\",\"description\":\"d\",\"duration\":-1,\"level\":\"" + level
                + "\",\"permissions\":[" + String.join(",", permissions) + "]}";
    }

    private static String permission(String kind, String namespace, String rights) {
        String access = Stream.of(rights.split(" "))
                .map(right -> right.split(":"))
                .map(right -> "{\"resource\":\"" + right[0] + "\",\"action\":\"" + right[1] + "\"}")
                .collect(Collectors.joining(","));
        return "{\"kind\":\"" + kind + "\",\"namespace\":\"" + namespace + "\",\"access\":[" + access + "]}";
    }

    private String ofProject(String rights) {
        return body("project", "ci", permission("project", name, rights));
    }

    private Robot robot(String rights) {
        return Robot.of(post("/robots", ofProject(rights)));
    }

    @Test
    void itsSecretIsShownOnceAndKeptAsAHash() {
        Robot robot = robot(RETENTION);
        assertThat(robot.name()).isEqualTo("robot$" + name + "+ci");
        assertThat(robot.secret()).hasSizeGreaterThan(40);
        get(robot.path())
                .then()
                .statusCode(200)
                .body("name", equalTo(robot.name()))
                .body("level", equalTo("project"))
                .body("duration", equalTo(-1))
                .body("expires_at", equalTo(-1))
                .body("disable", equalTo(false))
                .body("editable", equalTo(true))
                .body("secret", nullValue())
                .body("permissions[0].namespace", equalTo(name))
                .body("permissions[0].access.action", contains("create", "read", "update", "delete", "list"));
        assertThat(database.number(
                        "select count(*) from policy.robot where name = ? and secret like '$2%' and length(secret) = 60",
                        name + "+ci"))
                .isEqualTo(1);
        post("/robots", ofProject(RETENTION)).then().statusCode(409);
    }

    /** As Harbor's own test of permissions asks, the policy as the body of every request. */
    @Test
    void oneWithTheRightsToRetentionUsesAllOfIt() {
        Robot robot = robot(RETENTION);
        String policy = HarborPolicies.keepingTen(project);
        RequestSpecification with = robot.asks().body(policy);
        with.delete(API + "/projects/" + project + "/metadatas/retention_id")
                .then()
                .statusCode(200);
        String location = robot.asks()
                .body(policy)
                .post(API + "/retentions")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        assertThat(robot.asks().body(policy).get(location).statusCode()).isEqualTo(200);
        assertThat(robot.asks().body(policy).put(location).statusCode()).isEqualTo(200);
        assertThat(robot.asks()
                        .body(policy)
                        .post(API + "/retentions/88888888/executions")
                        .statusCode())
                .isEqualTo(400);
        String executions = location + "/executions";
        assertThat(robot.asks().body(policy).get(executions).statusCode()).isEqualTo(200);
        assertThat(robot.asks()
                        .body("{\"action\":\"stop\"}")
                        .patch(executions + "/88888888")
                        .statusCode())
                .isEqualTo(404);
        assertThat(robot.asks().body(policy).get(executions + "/88888888/tasks").statusCode())
                .isEqualTo(404);
        assertThat(robot.asks()
                        .body(policy)
                        .get(executions + "/88888888/tasks/88888888")
                        .statusCode())
                .isEqualTo(404);
        long execution = Long.parseLong(last(robot.asks()
                .body("{\"dry_run\":true}")
                .post(executions)
                .then()
                .statusCode(201)
                .extract()
                .header("Location")));
        assertThat(database.number(
                        "select count(*) from policy.execution where id = ? and requested_by = ?",
                        execution,
                        robot.name()))
                .isEqualTo(1);
        robot.asks().body("{\"action\":\"stop\"}").patch(executions + "/" + execution);
        database.change("update policy.execution set status = 'Stopped' where id = ?", execution);
        assertThat(robot.asks().body(policy).delete(location).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "repository:pull,      403 403 403 403 403",
        "tag-retention:read,   200 403 403 403 403",
        "tag-retention:update, 403 403 200 201 403",
        "tag-retention:delete, 403 403 403 403 412",
        "robot:create,         403 403 403 403 403"
    })
    void oneHasNoRightButThoseItWasGiven(String right, String answers) {
        Robot robot = robot(right);
        String policy = "/retentions/" + newPolicy(project);
        String document = HarborPolicies.keepingTen(project);
        HarborClient.newExecution(Long.parseLong(last(policy)), true);
        assertThat(Stream.of(
                                robot.asks().get(API + policy),
                                robot.asks().body(document).post(API + "/retentions"),
                                robot.asks().body(document).put(API + policy),
                                robot.asks().body("{\"dry_run\":true}").post(API + policy + "/executions"),
                                robot.asks().delete(API + policy))
                        .map(answer -> Integer.toString(answer.statusCode()))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(answers);
    }

    @ParameterizedTest
    @CsvSource({"tag:delete, 404 403 403", "artifact:delete, 403 404 403", "repository:delete, 403 403 404"})
    void whoMayDeleteOneKindOfThingMayNotDeleteAnother(String right, String answers) {
        Robot robot = robot(right);
        String repository = API + "/projects/" + name + "/repositories/none";
        assertThat(Stream.of("/artifacts/v1/tags/v1", "/artifacts/v1", "")
                        .map(path -> Integer.toString(
                                robot.asks().delete(repository + path).statusCode()))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(answers);
    }

    @Test
    void oneIsNothingElsewhere() {
        Robot robot = robot(RETENTION + " repository:list");
        String other = "p" + UUID.randomUUID();
        int number = newProject(other);
        assertThat(robot.get("/projects/" + name)).isEqualTo(200);
        assertThat(robot.get("/projects/" + other)).isEqualTo(403);
        assertThat(robot.get("/retentions/" + newPolicy(number))).isEqualTo(403);
        robot.asks().get(API + "/projects").then().statusCode(200).body("name", contains(name));
        assertThat(robot.get("/users")).isEqualTo(403);
        assertThat(robot.get("/users/current")).isEqualTo(412);
        assertThat(robot.get("/robots")).isEqualTo(403);
        assertThat(robot.get(robot.path())).isEqualTo(403);
        assertThat(robot.asks()
                        .body("{\"project_name\":\"p" + UUID.randomUUID() + "\"}")
                        .post(API + "/projects")
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/policies",
                "/api/v1/tokens",
                "/api/v1/users/me",
                "/artifactory/api/cleanup/packages/policies",
                "/v2/manage/namespaces/library/repos/app/retentions",
                "/metrics",
                "/api/v2.0/../v1/tokens"
            })
    void oneIsNobodyInOtherApis(String path) {
        robot(RETENTION).asks().get(path).then().statusCode(401);
    }

    @Test
    void oneThatIsDisabledExpiredOrDeletedIsNobody() {
        Robot robot = robot("repository:list");
        String projects = "/projects/" + name;
        assertThat(robot.get(projects)).isEqualTo(200);
        String changed = ofProject("repository:list").replace("\"ci\"", "\"" + robot.name() + "\"");
        put(robot.path(), changed.replace("\"duration\":-1", "\"duration\":-1,\"disable\":true"))
                .then()
                .statusCode(200);
        assertThat(robot.get(projects)).isEqualTo(401);
        put(robot.path(), changed.replace("\"duration\":-1", "\"duration\":30"))
                .then()
                .statusCode(200);
        assertThat(robot.get(projects)).isEqualTo(200);
        database.change(
                "update policy.robot set created_at = created_at - interval '30 days' where name = ?", name + "+ci");
        assertThat(robot.get(projects)).isEqualTo(401);
        put(robot.path(), changed).then().statusCode(200);
        assertThat(robot.get(projects)).isEqualTo(200);
        delete(robot.path()).then().statusCode(200);
        assertThat(robot.get(projects)).isEqualTo(401);
        get(robot.path()).then().statusCode(404);
    }

    @Test
    void oneMayBeMadeForLongerThanAnyCalendar() {
        Robot robot = Robot.of(
                post("/robots", ofProject("repository:list").replace("\"duration\":-1", "\"duration\":2147483646")));
        assertThat(robot.get("/projects/" + name)).isEqualTo(200);
        get(robot.path()).then().statusCode(200).body("duration", equalTo(2147483646));
    }

    @Test
    void aSecretThatWasChangedIsWrongAtOnce() {
        Robot robot = robot("repository:list");
        assertThat(robot.get("/projects/" + name)).isEqualTo(200);
        patch(robot.path(), "{\"secret\":\"weak\"}").then().statusCode(400);
        assertThat(patch(robot.path(), "{\"secret\":\"Chosen12345\"}").asString())
                .isEqualTo("{}");
        assertThat(robot.get("/projects/" + name)).isEqualTo(401);
        assertThat(new Robot(robot.path(), robot.name(), "Chosen12345").get("/projects/" + name))
                .isEqualTo(200);
        String madeUp =
                patch(robot.path(), "{}").then().statusCode(200).extract().path("secret");
        assertThat(new Robot(robot.path(), robot.name(), madeUp).get("/projects/" + name))
                .isEqualTo(200);
    }

    @Test
    void thoseOfAProjectGoWithItAndDoNotComeBack() {
        Robot robot = robot("repository:list");
        delete("/projects/" + project).then().statusCode(200);
        get(robot.path()).then().statusCode(404);
        newProject(name);
        assertThat(robot.get("/projects/" + name)).isEqualTo(401);
    }

    @Test
    void oneOfTheSystemMayWorkInAllProjects() {
        Robot robot = Robot.of(post(
                "/robots",
                body(
                        "system",
                        "all-" + UUID.randomUUID(),
                        permission("system", "/", "label:create"),
                        permission("project", "*", "repository:list tag-retention:read"))));
        String later = "p" + UUID.randomUUID();
        int number = newProject(later);
        assertThat(robot.get("/retentions/" + newPolicy(number))).isEqualTo(200);
        robot.asks().get(API + "/projects?page_size=100&name=" + later).then().body("name", contains(later));
        robot.asks()
                .body(HarborPolicies.keepingTen(newProject()))
                .post(API + "/retentions")
                .then()
                .statusCode(403);
        get("/robots?page_size=100").then().statusCode(200).body("name", hasItems(robot.name()));
        assertThat(robot.get("/configurations")).isEqualTo(403);
        get("/configurations").then().body("robot_name_prefix.value", equalTo("robot$"));
        delete(robot.path()).then().statusCode(200);
    }

    @Test
    void theAdministratorsOfAProjectHaveItsRobots() {
        Someone developer = Someone.fresh().with("developer", name);
        Someone admin = Someone.fresh().with("admin", name);
        developer.post(API + "/robots", ofProject(RETENTION)).then().statusCode(403);
        String robot = admin.post(API + "/robots", ofProject(RETENTION))
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        developer.get(robot).then().statusCode(403);
        developer
                .asks()
                .contentType(ContentType.JSON)
                .body("{}")
                .patch(robot)
                .then()
                .statusCode(403);
        developer.delete(robot).then().statusCode(403);
        developer.get(API + "/robots/2147483647").then().statusCode(403);
        String list = API + "/robots?q=Level=project,ProjectID=" + project;
        developer.get(list).then().statusCode(403);
        admin.get(list).then().statusCode(200).header("X-Total-Count", "1").body("$", hasSize(1));
        admin.get(API + "/robots").then().statusCode(403);
        admin.post(API + "/robots", body("system", "x", permission("project", name, RETENTION)))
                .then()
                .statusCode(403);
        String other = "p" + UUID.randomUUID();
        newProject(other);
        admin.post(API + "/robots", body("project", "x", permission("project", other, RETENTION)))
                .then()
                .statusCode(403);
        admin.delete(robot).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"name\":\"ci\" | \"name\":\"Upper\"",
                "\"name\":\"ci\" | \"name\":\"a+b\"",
                "\"duration\":-1 | \"duration\":0",
                "\"duration\":-1 | \"duration\":2147483647",
                "\"level\":\"project\" | \"level\":\"other\"",
                "\"kind\":\"project\" | \"kind\":\"system\"",
                "tag-retention | everything",
                "\"access\":[ | \"access\":[],\"x\":[",
                "\"permissions\":[ | \"permissions\":[],\"x\":[",
                "\"permissions\":[ | \"permissions\":[null],\"x\":["
            })
    void whatIsNoRobotIsRefused(String change) {
        String[] parts = change.split(" \\| ");
        post("/robots", ofProject(RETENTION).replace(parts[0], parts[1]))
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("BAD_REQUEST"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "/", "no-such-project"})
    void oneOfAProjectNeedsThatProject(String namespace) {
        post("/robots", body("project", "ci", permission("project", namespace, RETENTION)))
                .then()
                .statusCode(404);
    }

    /** It asks for the name as it was given, and compares what comes after the project's name and a plus. */
    @Test
    void terraformCreatesReadsChangesAndDestroysOne() {
        Robot robot = robot("repository:pull repository:push");
        patch(robot.path(), "{\"secret\":\"robotSecret12345\"}").then().statusCode(200);
        String full = get(robot.path()).path("name");
        assertThat(full.split(Pattern.quote(name + "+"))[1]).isEqualTo("ci");
        String changed = ofProject("repository:pull").replace("\"ci\"", "\"" + full + "\"");
        put(robot.path(), changed.replace("\"d\"", "\"other\"")).then().statusCode(200);
        get(robot.path()).then().body("description", equalTo("other")).body("permissions[0].access", hasSize(1));
        put(robot.path(), ofProject("repository:pull")).then().statusCode(400);
        put(robot.path(), changed.replace(name + "\",\"access", "library\",\"access"))
                .then()
                .statusCode(400);
        delete(robot.path()).then().statusCode(200);
        get(robot.path()).then().statusCode(404);
    }
}
