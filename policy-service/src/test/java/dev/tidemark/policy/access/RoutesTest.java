package dev.tidemark.policy.access;

import static dev.tidemark.policy.access.Someone.ADMIN;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tidemark.policy.RealParts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Walks over every route there is, those that are written tomorrow too. */
@QuarkusTest
@RealParts
class RoutesTest {

    /** What everybody may who is somebody. A new route is for nobody who has no role, until it stands here. */
    private static final Set<String> FOR_EVERYBODY = Set.of(
            "GET /api/v1/executions",
            "GET /api/v1/openapi",
            "GET /api/v1/openapi.json",
            "GET /api/v1/openapi.yaml",
            "GET /api/v1/openapi.yml",
            "GET /api/v1/policies",
            "GET /api/v1/projects",
            "GET /api/v1/registries",
            "GET /api/v1/registries/default",
            "GET /api/v1/registries/default/health",
            "GET /api/v1/tokens",
            "POST /api/v1/tokens",
            "GET /api/v1/users/me",
            "GET /api/v2.0/health",
            "GET /api/v2.0/ping",
            "GET /api/v2.0/projects",
            "POST /api/v2.0/projects",
            "GET /api/v2.0/repositories",
            "GET /api/v2.0/retentions/metadatas",
            "GET /api/v2.0/statistics",
            "GET /api/v2.0/systeminfo",
            "GET /api/v2.0/users/current",
            "GET /api/v2.0/users/current/permissions",
            "GET /api/v2.0/users/search",
            "GET /artifactory/api/system/ping",
            "GET /artifactory/api/system/version",
            "POST /artifactory/api/system/usage");

    /** What clients ask before they say who they are. */
    private static final Set<String> OPEN_TO_ALL = Set.of(
            "GET /api/v2.0/health",
            "GET /api/v2.0/ping",
            "GET /api/v2.0/systeminfo",
            "GET /artifactory/api/system/ping");

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    @Inject
    Router router;

    /** One thing that can be asked. */
    private record Call(String method, String path) {

        Response by(RequestSpecification somebody) {
            RequestSpecification request = somebody.urlEncodingEnabled(false);
            return METHODS.indexOf(method) < 2 || method.equals("DELETE")
                    ? request.request(method, path)
                    : request.contentType(ContentType.JSON).body("{}").request(method, path);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Test
    void nobodyGetsAnywhereWithoutSayingWhoTheyAre() {
        List<Call> calls = calls(Map.of());
        assertThat(calls).hasSizeGreaterThan(50);
        for (Call call : calls) {
            int expected = OPEN_TO_ALL.contains(call.toString()) ? 200 : 401;
            assertThat(call.by(given()).statusCode()).as(call.toString()).isEqualTo(expected);
        }
    }

    @Test
    void whoIsNothingAnywhereSeesAndDoesNothingThatIsThere() {
        String project = "p" + UUID.randomUUID();
        Map<String, String> names = thingsThatAreThere(project);
        Someone stranger = Someone.fresh();
        SoftAssertions answers = new SoftAssertions();
        for (Call call : calls(names)) {
            int status = call.by(stranger.asks()).statusCode();
            if (FOR_EVERYBODY.contains(call.toString())) {
                answers.assertThat(status).as(call.toString()).isIn(200, 400, 422);
            } else {
                answers.assertThat(status).as(call.toString()).isBetween(400, 499);
            }
        }
        answers.assertAll();
        ADMIN.get("/api/v2.0/projects/" + project).then().statusCode(200);
        ADMIN.get("/api/v2.0/retentions/" + names.get("policy")).then().statusCode(200);
    }

    @Test
    void aGuestReadsButChangesNothing() {
        String project = "p" + UUID.randomUUID();
        Map<String, String> names = thingsThatAreThere(project);
        Someone guest = Someone.fresh().with("guest", project);
        SoftAssertions answers = new SoftAssertions();
        for (Call call : calls(names)) {
            int status = call.by(guest.asks()).statusCode();
            if (!List.of("GET", "HEAD").contains(call.method()) && !FOR_EVERYBODY.contains(call.toString())) {
                answers.assertThat(status).as(call.toString()).isBetween(400, 499);
            }
        }
        answers.assertAll();
        ADMIN.get("/api/v2.0/projects/" + project).then().statusCode(200);
        ADMIN.get("/api/v2.0/retentions/" + names.get("policy")).then().statusCode(200);
    }

    private static Map<String, String> thingsThatAreThere(String project) {
        int number = created(ADMIN.post("/api/v2.0/projects", "{\"project_name\":\"" + project + "\"}"));
        int policy = created(ADMIN.post(
                "/api/v2.0/retentions",
                "{\"algorithm\":\"or\",\"rules\":[],\"trigger\":{\"kind\":\"Schedule\",\"settings\":{\"cron\":\"\"}},"
                        + "\"scope\":{\"level\":\"project\",\"ref\":" + number + "}}"));
        int execution = created(ADMIN.post("/api/v2.0/retentions/" + policy + "/executions", "{\"dry_run\":true}"));
        return Map.of(
                "policy", Integer.toString(policy),
                "execution", Integer.toString(execution),
                "project", project);
    }

    private static int created(Response response) {
        String location = response.then().statusCode(201).extract().header("Location");
        return Integer.parseInt(location.substring(location.lastIndexOf('/') + 1));
    }

    private List<Call> calls(Map<String, String> names) {
        return Stream.concat(resources(names), routes(names)).distinct().toList();
    }

    private static Stream<Call> resources(Map<String, String> names) {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.tidemark.policy")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Path.class) && !type.isInterface())
                        .map(JavaClass::reflect)
                        .flatMap(type ->
                                Stream.of(type.getDeclaredMethods()).flatMap(method -> calls(type, method, names)));
    }

    private static Stream<Call> calls(Class<?> type, Method method, Map<String, String> names) {
        Path own = method.getAnnotation(Path.class);
        String path = type.getAnnotation(Path.class).value() + (own == null ? "" : "/" + own.value());
        return Stream.of(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getSimpleName())
                .filter(METHODS::contains)
                .map(name -> new Call(name, filled(path.replaceAll("/+", "/"), names)));
    }

    /** Those that are no resources. What the framework puts before every path, and what is open on purpose, are none of them. */
    private Stream<Call> routes(Map<String, String> names) {
        List<Call> calls = new ArrayList<>();
        for (Route route : router.getRoutes()) {
            String path = route.getPath();
            if (path != null && path.length() > 1 && !path.startsWith("/health") && !path.startsWith("/hooks")) {
                Set<String> methods = route.methods() == null
                        ? Set.of("GET")
                        : route.methods().stream().map(HttpMethod::name).collect(Collectors.toSet());
                methods.forEach(method -> calls.add(new Call(method, filled(path, names))));
            }
        }
        calls.add(new Call("GET", filled("/api/v1/executions/{execution}/decisions", names)));
        return calls.stream().filter(call -> METHODS.contains(call.method()));
    }

    /** A path with something that is there in each of its places. */
    private static String filled(String template, Map<String, String> names) {
        StringBuilder path = new StringBuilder();
        String before = "";
        for (String segment : template.replaceAll("\\{(\\w+): ?(?:[^{}]|\\{[^{}]*})*}", "{$1}")
                .substring(1)
                .split("/")) {
            path.append('/').append(segment.startsWith("{") ? value(segment, before, names) : segment);
            before = segment;
        }
        return path.toString();
    }

    private static String value(String place, String before, Map<String, String> names) {
        return switch (place) {
            case "{registry}" -> "default";
            case "{project}", "{namespace}" -> names.getOrDefault("project", "library");
            case "{eid}", "{execution}" -> names.getOrDefault("execution", "1");
            case "{repository}" -> "app";
            case "{tag}" -> "latest";
            case "{digest}" -> "sha256:" + "0".repeat(64);
            default ->
                before.equals("executions")
                        ? names.getOrDefault("execution", "1")
                        : before.equals("policies") || before.equals("retentions")
                                ? names.getOrDefault("policy", "1")
                                : "1";
        };
    }
}
