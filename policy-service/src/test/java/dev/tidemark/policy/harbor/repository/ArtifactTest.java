package dev.tidemark.policy.harbor.repository;

import static dev.tidemark.policy.harbor.HarborClient.admin;
import static dev.tidemark.policy.harbor.HarborClient.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.tidemark.policy.GatewayStandIn;
import dev.tidemark.policy.RealParts;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Harbor's clients see of what a repository holds. */
@QuarkusTest
@RealParts
class ArtifactTest {

    private static final String IMAGE = "application/vnd.oci.image.manifest.v1+json";
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";

    private final String project = "p" + UUID.randomUUID();
    private final String artifacts = "/projects/" + project + "/repositories/app/artifacts";

    @BeforeEach
    void aRepositoryWithAllThereMayBe() {
        GatewayStandIn.holds(
                project + "/app",
                String.join(
                        ",",
                        artifact(1, IMAGE, "\"pushed\":\"2026-11-01T00:00:00Z\"", tag("v1") + "," + tag("stable")),
                        artifact(2, IMAGE, "\"created\":\"2026-11-03T00:00:00Z\"", ""),
                        artifact(
                                3,
                                INDEX,
                                "\"pushed\":\"2026-11-02T00:00:00Z\",\"children\":[\"" + digest(4) + "\"]",
                                tag("multi")),
                        artifact(4, IMAGE, "\"size\":7", ""),
                        artifact(5, IMAGE, "\"subject\":\"" + digest(1) + "\"", ""),
                        artifact(6, IMAGE, "\"size\":9", tag(digest(1).replace(':', '-') + ".sig"))));
    }

    @AfterEach
    void recover() {
        GatewayStandIn.repositories().clear();
        GatewayStandIn.fails(false);
    }

    private static String digest(int number) {
        return "sha256:" + Integer.toString(number).repeat(64);
    }

    private static String tag(String name) {
        return "{\"name\":\"" + name + "\",\"pushed\":\"2026-11-01T00:00:00Z\"}";
    }

    private static String artifact(int number, String type, String more, String tags) {
        return "{\"digest\":\"" + digest(number) + "\",\"mediaType\":\"" + type + "\"," + more + ",\"tags\":[" + tags
                + "]}";
    }

    @Test
    void listsTheNewestFirstWithoutChildrenAndSignatures() {
        get(artifacts)
                .then()
                .statusCode(200)
                .header("X-Total-Count", "3")
                .body("digest", contains(digest(2), digest(3), digest(1)))
                .body("[0].tags", nullValue())
                .body("[0].push_time", equalTo("2026-11-03T00:00:00.000Z"))
                .body("[0].pull_time", equalTo("0001-01-01T00:00:00.000Z"))
                .body("[1].references[0].child_digest", equalTo(digest(4)))
                .body("[2].tags.name", contains("v1", "stable"))
                .body("[2].type", equalTo("IMAGE"))
                .body("[2].repository_name", equalTo(project + "/app"))
                .body("[2].manifest_media_type", equalTo(IMAGE));
        get(artifacts + "?with_tag=false&page_size=2&page=2")
                .then()
                .header("Link", equalTo("</api/v2.0" + artifacts + "?page=1&page_size=2&with_tag=false>; rel=\"prev\""))
                .body("$", hasSize(1))
                .body("[0].tags", nullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q=tags=*|31",
                "q=tags=nil|2",
                "q=tags=stable|1",
                "q=tags=~ult|3",
                "q=tags%3Dnil|2",
                "q=base=*|2314",
                "q=type=IMAGE|231",
                "q=media_type=~index|3",
                "q=push_time=[2026-11-02T00:00:00~]|23",
                "q=labels=(1)|''",
                "sort=push_time|132",
                "sort=-digest|321",
                "sort=no_such|231",
                "with_label=true&with_scan_overview=true&with_accessory=true&with_immutable_status=true|231"
            })
    void listsWhatIsAskedFor(String query, String numbers) {
        assertThat(get(artifacts + "?" + query)
                        .then()
                        .statusCode(200)
                        .header("X-Total-Count", Integer.toString(numbers.length()))
                        .extract()
                        .<List<String>>path("digest"))
                .containsExactlyElementsOf(
                        numbers.chars().mapToObj(number -> digest(number - '0')).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "tags=%7Bv1 v2%7D", "labels=1", "labels=(x)", "base=1", "size=big"})
    void whatCannotBeAskedForIsRefused(String q) {
        get(artifacts + "?q=" + q).then().statusCode(400).body("errors[0].code", equalTo("BAD_REQUEST"));
    }

    @Test
    void anArtifactIsFoundByTagAndByDigestUnderOneNumber() {
        long id = get(artifacts + "/v1")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("id");
        assertThat(get(artifacts + "/" + digest(1)).jsonPath().getLong("id")).isEqualTo(id);
        assertThat(id).isBetween(1L, 1L << 53);
        get(artifacts + "/" + digest(4)).then().statusCode(200).body("size", equalTo(7));
        get(artifacts + "/v1/tags")
                .then()
                .statusCode(200)
                .header("X-Total-Count", "2")
                .body("name", contains("v1", "stable"))
                .body("[0].artifact_id", equalTo(id))
                .body("[0].immutable", equalTo(false));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        get(artifacts + "/v2")
                .then()
                .statusCode(404)
                .body("errors[0].message", equalTo("resource not found: artifact " + project + "/app:v2 not found"));
        get(artifacts + "/" + digest(9)).then().statusCode(404);
        get(artifacts.replace("/app/", "/none/")).then().statusCode(200).body("$", hasSize(0));
        get(artifacts.replace("/app/", "/none/") + "/v1/tags").then().statusCode(404);
        get(artifacts.replace("/app/", "/No/")).then().statusCode(404);
    }

    @Test
    void slashesComeEncodedTwice() {
        GatewayStandIn.holds(project + "/deep/er", artifact(1, IMAGE, "\"size\":3", tag("v1")));
        admin().urlEncodingEnabled(false)
                .get("/api/v2.0/projects/" + project + "/repositories/deep%252Fer/artifacts/v1")
                .then()
                .statusCode(200)
                .body("repository_name", equalTo(project + "/deep/er"));
    }

    @Test
    void whatCannotBeReadIsNoEmptyRepository() {
        get("/projects/" + project + "/repositories/app").then().statusCode(200);
        GatewayStandIn.fails(true);
        get(artifacts).then().statusCode(503);
        get(artifacts + "/v1").then().statusCode(503);
    }
}
