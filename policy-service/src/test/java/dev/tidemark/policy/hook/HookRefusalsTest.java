package dev.tidemark.policy.hook;

import static dev.tidemark.policy.hook.Sender.SECRET;
import static dev.tidemark.policy.hook.Sender.friend;
import static dev.tidemark.policy.hook.Sender.stranger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.tidemark.policy.RealParts;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@RealParts
class HookRefusalsTest {

    @ParameterizedTest
    @CsvSource({
        "/hooks/svn/default,404,no such format; there are acr",
        "/hooks/distribution/other,404,no registry of that name is configured",
        "/hooks/distribution,404,receivers are at /hooks/FORMAT/REGISTRY",
        "/hooks/distribution/default/more,404,receivers are at /hooks/FORMAT/REGISTRY",
        "/hooks/distribution/silent,403,set tidemark.hooks.silent.secret"
    })
    void whatIsNotThereIsSaidPlainly(String path, int status, String detail) {
        friend().body("{}")
                .post(path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("detail", containsString(detail));
    }

    @ParameterizedTest
    @CsvSource({
        "distribution,Authorization,Bearer wrong",
        "distribution,Authorization,Basic YWRtaW46b25seS1mb3ItdGVzdHM=",
        "distribution,X-Hub-Signature-256,sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "artifactory,X-JFrog-Event-Auth,757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "github,Authorization,Bearer hook-secret-for-tests"
    })
    void whoDoesNotKnowTheSecretIsNotBelieved(String format, String header, String value) {
        stranger()
                .header(header, value)
                .body("{}")
                .post("/hooks/" + format + "/default")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .contentType("application/problem+json");
    }

    @Test
    void theSecretInTheAddressIsNotEnoughWhereAHeaderCanBeSent() {
        stranger()
                .body("{}")
                .post("/hooks/distribution/default?token=" + SECRET)
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json|{|400|the body is not JSON",
                "application/json||400|nothing in it is understood",
                "application/json|{} {}|400|the body is not JSON",
                "application/json|{\"hello\":\"world\"}|400|it does not say what happened",
                "application/x-www-form-urlencoded|payload={}|415|events are JSON",
                "text/plain|{}|415|events are JSON"
            })
    void whatCannotBeUnderstoodIsRefused(String type, String body, int status, String detail) {
        friend().contentType(type)
                .body(body == null ? "" : body)
                .post("/hooks/distribution/default")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("detail", containsString(detail));
    }

    @Test
    void compressedBodiesAreRefused() {
        friend().header("Content-Encoding", "gzip")
                .body("{}")
                .post("/hooks/distribution/default")
                .then()
                .statusCode(415);
    }

    @Test
    void eventsArePosted() {
        friend().get("/hooks/distribution/default").then().statusCode(405).header("Allow", "POST");
        stranger().get("/hooks/distribution/default").then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({"/hooks/../q/metrics", "/hooks/%2e%2e/q/metrics", "/hooks/..%2fq/metrics", "/hooks", "/hooksx"})
    void noOtherDoorOpens(String path) {
        assertThat(stranger().get(path).statusCode()).isIn(401, 404);
        assertThat(friend().get(path).statusCode()).isIn(401, 404);
    }
}
