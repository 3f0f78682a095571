package dev.tidemark.policy.swr;

import static io.restassured.RestAssured.given;

import dev.tidemark.policy.Conformance;
import dev.tidemark.policy.GatewayStandIn;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** A client of SWR's retention API, as its users write them. */
final class SwrClient {

    static final Conformance CONFORMANCE = Conformance.to("swr-openapi.yaml", "/namespaces/");

    private static final String NAMESPACES = "/v2/manage/namespaces/";

    private SwrClient() {}

    /** The path of a new repository's policies; the repository is in the registry. */
    static String newRepository() {
        return newRepository("n" + UUID.randomUUID(), "app");
    }

    /** @param repository as clients write it in paths */
    static String newRepository(String namespace, String repository) {
        GatewayStandIn.repositories().add(namespace + "/" + repository.replace('$', '/'));
        return retentions(namespace, repository);
    }

    static String retentions(String namespace, String repository) {
        return NAMESPACES + namespace + "/repos/" + repository + "/retentions";
    }

    /** Sends paths as they are, and content types as SWR's clients do: also without a body. */
    static RequestSpecification admin() {
        return given().filter(CONFORMANCE)
                .urlEncodingEnabled(false)
                .auth()
                .preemptive()
                .basic("admin", "only-for-tests")
                .contentType("application/json");
    }

    static Response post(String path, String body) {
        return admin().body(body).post(path);
    }

    static Response patch(String path, String body) {
        return admin().body(body).patch(path);
    }

    static Response get(String path) {
        return admin().get(path);
    }

    static Response delete(String path) {
        return admin().delete(path);
    }

    /** The number of a new policy of the repository. */
    static int newPolicy(String retentions) {
        return post(retentions, days(30)).then().statusCode(201).extract().path("id");
    }

    static String days(int days) {
        return policy("date_rule", "\"days\":\"" + days + "\"", "");
    }

    static String num(int num) {
        return policy("tag_rule", "\"num\":\"" + num + "\"", "");
    }

    static String policy(String template, String params, String selectors) {
        return "{\"algorithm\":\"or\",\"rules\":[{\"template\":\"" + template + "\",\"params\":{" + params
                + "},\"tag_selectors\":[" + selectors + "]}]}";
    }

    static String selector(String kind, String pattern) {
        return "{\"kind\":\"" + kind + "\",\"pattern\":\"" + pattern + "\"}";
    }
}
