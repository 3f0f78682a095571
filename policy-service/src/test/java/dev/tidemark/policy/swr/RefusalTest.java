package dev.tidemark.policy.swr;

import static dev.tidemark.policy.swr.SwrClient.admin;
import static dev.tidemark.policy.swr.SwrClient.days;
import static dev.tidemark.policy.swr.SwrClient.get;
import static dev.tidemark.policy.swr.SwrClient.newPolicy;
import static dev.tidemark.policy.swr.SwrClient.newRepository;
import static dev.tidemark.policy.swr.SwrClient.policy;
import static dev.tidemark.policy.swr.SwrClient.post;
import static dev.tidemark.policy.swr.SwrClient.retentions;
import static dev.tidemark.policy.swr.SwrClient.selector;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import dev.tidemark.policy.GatewayStandIn;
import dev.tidemark.policy.RealParts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RealParts
class RefusalTest {

    private static final String DATE = days(30);

    private final String namespace = "n" + UUID.randomUUID();

    @AfterEach
    void clear() {
        GatewayStandIn.repositories().clear();
    }

    @Test
    void errorsHaveBothSpellings() {
        assertThat(get(retentions(namespace, "app"))
                        .then()
                        .statusCode(404)
                        .contentType("application/json")
                        .extract()
                        .asString())
                .isEqualTo(
                        """
                        {"errors":[{"errorCode":"SVCSTG.SWR.4041061","errorMessage":"The organization does not exist","detail":""}],\
                        "error_code":"SVCSTG.SWR.4041061","error_msg":"The organization does not exist",\
                        "details":[{"error_code":"SVCSTG.SWR.4041061","error_msg":""}]}""");
    }

    @ParameterizedTest
    @CsvSource({"GET,''", "GET,/1", "PATCH,/1", "DELETE,/1", "POST,''"})
    void anUnknownNamespaceIsToldFromAnUnknownRepository(String method, String id) {
        newRepository(namespace, "app");
        refused(request(method, retentions("nobody-" + namespace, "app") + id), 404, "4041061");
        refused(request(method, retentions(namespace, "other") + id), 404, "4040010");
    }

    @ParameterizedTest
    @CsvSource({"GET,''", "GET,/1", "PATCH,/1", "DELETE,/1", "POST,''"})
    void namesHaveTheirForm(String method, String id) {
        refused(request(method, retentions("A", "app") + id), 400, "4001028");
        refused(request(method, retentions("group", "App") + id), 400, "4001029");
        refused(request(method, retentions("group", "a%24%24b") + id), 400, "4001029");
        refused(request(method, retentions("group", "%00") + id), 400, "4001029");
        refused(request(method, retentions("%C3%A4", "app") + id), 400, "4001028");
    }

    @ParameterizedTest
    @CsvSource({
        "x,400,4009013",
        "-1,400,4009013",
        "1.0,400,4009013",
        "2147483648,400,4009013",
        "99999999999999999999,400,4009013",
        "2147483647,404,4040306",
        "0,404,4040306"
    })
    void aPolicysNumberHasItsForm(String id, int status, String code) {
        String retentions = newRepository(namespace, "app");
        for (String method : List.of("GET", "PATCH", "DELETE")) {
            refused(request(method, retentions + "/" + id), status, code);
        }
    }

    @Test
    void strangersAreTurnedAway() {
        Response answer = given().filter(SwrClient.CONFORMANCE).get(retentions(namespace, "app"));
        refused(answer, 401, "4010000");
    }

    @Test
    void whatIsNoPathOfSwrIsAnsweredByItAllTheSame() {
        refused(get("/v2/manage/nothing"), 404, "4040083");
        refused(get(retentions(namespace, "team/app")), 404, "4040083");
        refused(admin().put(retentions(namespace, "app")), 405, "4050000");
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                        "'';4001014",
                        "null;4001014",
                        "{;4001018",
                        "[];4001018",
                        "7;4001018",
                        "\"x\";4001018",
                        DATE + "x;4001018",
                        DATE.replace("\"or\"", "5") + ";4001018",
                        DATE.replace("\"or\"", "null") + ";4000014",
                        DATE.replace("\"or\"", "\"and\"") + ";4000014",
                        "{};4000014",
                        "{\"algorithm\":\"or\"};4000014",
                        "{\"algorithm\":\"or\",\"rules\":{}};4001018",
                        "{\"algorithm\":\"or\",\"rules\":[7]};4001018",
                        "{\"algorithm\":\"or\",\"rules\":[null]};4000014",
                        "{\"algorithm\":\"or\",\"rules\":[{}]};4000014",
                        DATE.replace("date_rule", "latestPushedK") + ";4000014",
                        DATE.replace("date_rule", "tag_rule") + ";4000014",
                        DATE.replace("\"30\"", "30") + ";4000014",
                        DATE.replace("\"30\"", "\"0\"") + ";4000014",
                        DATE.replace("\"30\"", "\"366\"") + ";4000014",
                        DATE.replace("\"30\"", "\"-1\"") + ";4000014",
                        DATE.replace("\"30\"", "\"3x\"") + ";4000014",
                        DATE.replace("{\"days\":\"30\"}", "[]") + ";4001018",
                        DATE.replace(",\"tag_selectors\":[]", "") + ";4000014",
                        policy("tag_rule", "\"num\":\"1001\"", "") + ";4000014",
                        policy("tag_rule", "\"num\":\"0\"", "") + ";4000014",
                        policy("date_rule", "\"days\":\"1\"", "{\"kind\":\"label\",\"pattern\":7}") + ";4001018",
                        policy("date_rule", "\"days\":\"1\"", "null") + ";4000014",
                        policy("date_rule", "\"days\":\"1\"", "{}") + ";4000014",
                        policy("date_rule", "\"days\":\"1\"", selector("glob", "x")) + ";4000014",
                        policy("date_rule", "\"days\":\"1\"", selector("regexp", "(")) + ";4000014",
                        policy("date_rule", "\"days\":\"1\"", selector("regexp", "(?=x)")) + ";4000014",
                        policy("date_rule", "\"days\":\"1\"", selector("label", "x".repeat(1_001))) + ";4000014",
                        policy(
                                        "date_rule",
                                        "\"days\":\"1\"",
                                        String.join(",", Collections.nCopies(101, selector("label", "x"))))
                                + ";4000014",
                        DATE.replace("]}]}", "]}," + DATE.substring(DATE.indexOf("[{") + 1)) + ";4000014")
                .map(line -> Arguments.of(
                        line.substring(0, line.lastIndexOf(';')).replace("''", ""),
                        line.substring(line.lastIndexOf(';') + 1)));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void whatIsNoPolicyIsRefused(String body, String code) {
        String retentions = newRepository(namespace, "app");
        refused(admin().body(body).post(retentions), 400, code);
        int id = newPolicy(retentions);
        refused(admin().body(body).patch(retentions + "/" + id), 400, code);
        assertThat(get(retentions + "/" + id).asString()).contains("\"days\":\"30\"");
    }

    /** With a client that does not try to print it. */
    @ParameterizedTest
    @ValueSource(ints = {1_001, 100_000})
    void aBodyIsNotNestedWithoutEnd(int depth) throws IOException, InterruptedException {
        String retentions = newRepository(namespace, "app");
        String nested = "[".repeat(depth) + "]".repeat(depth);
        for (String body : List.of(nested, DATE.replace("\"30\"", nested), DATE.replace("\"date_rule\"", nested))) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + RestAssured.port + retentions))
                    .header(
                            "Authorization",
                            "Basic "
                                    + Base64.getEncoder()
                                            .encodeToString("admin:only-for-tests".getBytes(StandardCharsets.US_ASCII)))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("\"SVCSTG.SWR.4001018\"");
        }
    }

    @Test
    void aBodyOfAMegabyteIsTooLarge() {
        String retentions = newRepository(namespace, "app");
        String large = policy("date_rule", "\"days\":\"1\"", selector("label", "x".repeat(1 << 20)));
        assertThat(post(retentions, large).statusCode()).isBetween(400, 499);
        assertThat(get(retentions).asString()).isEqualTo("[]");
    }

    @Test
    void whatIsQuotedIsCutShort() {
        String body = DATE.replace("date_rule", "x".repeat(100_000));
        assertThat(post(newRepository(namespace, "app"), body)
                        .then()
                        .statusCode(400)
                        .body("error_msg.length()", lessThan(1_000))
                        .extract()
                        .asString())
                .hasSizeLessThan(2_000);
    }

    @Test
    void aBodyIsJson() {
        String retentions = newRepository(namespace, "app");
        refused(admin().contentType("text/plain").body(DATE).post(retentions), 400, "4001018");
        admin().contentType("application/json;charset=utf-8")
                .body(DATE)
                .post(retentions)
                .then()
                .statusCode(201);
    }

    private static Response request(String method, String path) {
        boolean hasBody = method.equals("POST") || method.equals("PATCH");
        return (hasBody ? admin().body(DATE) : admin()).request(method, path);
    }

    private static void refused(Response answer, int status, String code) {
        String whole = "SVCSTG.SWR." + code;
        answer.then()
                .statusCode(status)
                .contentType("application/json")
                .body("error_code", equalTo(whole))
                .body("errors[0].errorCode", equalTo(whole))
                .body("details[0].error_code", equalTo(whole));
        assertThat(answer.<String>path("error_msg")).isNotEmpty().isEqualTo(answer.path("errors[0].errorMessage"));
    }
}
