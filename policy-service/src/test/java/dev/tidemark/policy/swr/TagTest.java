package dev.tidemark.policy.swr;

import static dev.tidemark.policy.Eventually.eventually;
import static dev.tidemark.policy.swr.SwrClient.delete;
import static dev.tidemark.policy.swr.SwrClient.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.tidemark.policy.Database;
import dev.tidemark.policy.GatewayStandIn;
import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.harbor.AuditStandIn;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RealParts
class TagTest {

    private static final String OLD = "sha256:" + "0a".repeat(32);
    private static final String NEW = "sha256:" + "0b".repeat(32);

    @Inject
    Database database;

    private final String namespace = "n" + UUID.randomUUID();
    private final String tags = "/v2/manage/namespaces/" + namespace + "/repos/team$app/tags";

    @AfterEach
    void clear() {
        GatewayStandIn.fails(false);
        GatewayStandIn.repositories().clear();
    }

    private void push() {
        GatewayStandIn.holds(
                namespace + "/team/app",
                """
                {"digest":"%s","mediaType":"application/vnd.oci.image.manifest.v1+json","size":1051,"created":"2026-01-01T00:00:00Z",\
                "tags":[{"name":"a","pushed":"2026-01-03T00:00:00.500Z"},{"name":"c"}]},\
                {"digest":"%s","mediaType":"application/vnd.oci.image.index.v1+json","size":7,"children":["%s"],\
                "tags":[{"name":"b","pushed":"2026-01-02T00:00:00Z"}]},{"digest":"sha256:%s","size":1}"""
                        .formatted(OLD, NEW, OLD, "0c".repeat(32)));
    }

    @Test
    void listsTheTagsThatThereAreNow() {
        push();
        get(tags + "?limit=10&offset=0")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Content-Range", "0-3/3")
                .body("Tag", contains("a", "b", "c"))
                .body("digest", contains(OLD, NEW, OLD))
                .body("tag_type", contains(0, 1, 0))
                .body("[0].created", equalTo("2026-01-01T00:00:00Z"))
                .body("[0].updated", equalTo("2026-01-03T00:00:00.5Z"))
                .body("[2].updated", equalTo("2026-01-01T00:00:00Z"))
                .body("[0].size", equalTo(1051))
                .body("[0].path", equalTo(namespace + "/team/app:a"))
                .body("[0].deleted", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "order_column=tag&order_type=asc,a b c,0-3/3",
        "order_column=tag,c b a,0-3/3",
        "order_column=updated_at&order_type=asc,c b a,0-3/3",
        "limit=2&offset=1,b c,1-2/3",
        "limit=10&offset=10,'',10-0/3",
        "tag=b,b,0-1/1",
        "filter=offset::1|limit::1|order_column::tag|order_type::asc,b,1-1/3",
        "filter=tag::zz,'',0-0/0"
    })
    void listsThemAsTheyAreAskedFor(String query, String found, String range) {
        push();
        Response answer = get(tags + "?" + query.replace("|", "%7C"));
        assertThat(String.join(" ", answer.<String>jsonPath().getList("Tag", String.class)))
                .isEqualTo(found);
        assertThat(answer.header("Content-Range")).isEqualTo(range);
    }

    @ParameterizedTest
    @ValueSource(strings = {"order_column=size", "order_type=up", "limit=0", "filter=x::1"})
    void aListHasItsForm(String query) {
        push();
        get(tags + "?" + query).then().statusCode(400).body("error_code", containsString("SVCSTG.SWR.400"));
    }

    @Test
    void whatIsNotThereIsToldFromWhatCannotBeAskedFor() {
        get(tags).then().statusCode(404).body("error_code", equalTo("SVCSTG.SWR.4041061"));
        push();
        get(tags).then().statusCode(200);
        GatewayStandIn.fails(true);
        get(tags).then().statusCode(503);
    }

    @ParameterizedTest
    @CsvSource({
        "DELETED,204,",
        "GONE,404,SVCSTG.SWR.4040307",
        "KEPT,409,SVCSTG.SWR.4090307",
        "FAILED,500,SVCSTG.SWR.5000007"
    })
    void aTagIsDeletedByAnExecutionLikeAnyOther(String outcome, int status, String code) {
        // given
        push();

        // when
        var answer = CompletableFuture.supplyAsync(() -> delete(tags + "/a"));
        String ours = " from policy.execution where trigger = 'CLIENT' and status = 'RUNNING' and repository = ?";
        String repository = namespace + "/team/app";
        eventually().until(() -> answer.isDone() || database.number("select count(*)" + ours, repository) > 0);
        long execution = database.number("select max(id)" + ours, repository);
        AuditStandIn.answer(
                "/executions/" + execution + "/outcomes",
                "{\"items\":[{\"digest\":\"%s\",\"tag\":\"a\",\"outcome\":\"%s\"}],\"error\":null}"
                        .formatted(OLD, outcome));
        database.change("update policy.execution set status = 'SUCCESS' where id = ?", execution);

        // then
        Response answered = answer.join();
        assertThat(answered.statusCode()).isEqualTo(status);
        if (code == null) {
            answered.then().body(emptyString());
        } else {
            answered.then().body("error_code", equalTo(code));
        }
    }

    @Test
    void noTagOfAnotherFormIsLookedFor() {
        push();
        delete(tags + "/.a").then().statusCode(400).body("error_code", equalTo("SVCSTG.SWR.4000014"));
        delete(tags + "/" + "a".repeat(129)).then().statusCode(400);
        delete(tags.replace("app", "other") + "/a").then().statusCode(404);
    }
}
