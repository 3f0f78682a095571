package dev.tidemark.policy.access;

import static dev.tidemark.policy.access.Someone.ADMIN;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.tidemark.policy.Database;
import dev.tidemark.policy.RealParts;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RealParts
class UserTest {

    private static final String ME = "/api/v1/users/me";

    @Inject
    Database database;

    @Test
    void whoWasCreatedLogsInUntilTheyAreDeleted() {
        Someone alice = Someone.fresh();
        alice.get(ME)
                .then()
                .statusCode(200)
                .body("name", equalTo(alice.name()))
                .body("id", equalTo(alice.number()))
                .body("admin", equalTo(false))
                .body("roles.size()", equalTo(0));
        ADMIN.get("/api/v1/users/" + alice.number())
                .then()
                .statusCode(200)
                .body("kind", equalTo("created"))
                .body("password", nullValue());
        ADMIN.delete("/api/v1/users/" + alice.number()).then().statusCode(204);
        alice.get(ME).then().statusCode(401);
        ADMIN.get("/api/v1/users/" + alice.number()).then().statusCode(404);
    }

    @Test
    void aPasswordThatIsRememberedIsWorthNothingOnceItIsChanged() {
        Someone alice = Someone.fresh();
        alice.get(ME).then().statusCode(200);
        ADMIN.put("/api/v1/users/" + alice.number() + "/password", "{\"password\":\"Another-1\"}")
                .then()
                .statusCode(204);
        alice.get(ME).then().statusCode(401);
        new Someone(alice.name(), "Another-1", alice.number()).get(ME).then().statusCode(200);
    }

    @Test
    void whoKnowsTheirPasswordChangesIt() {
        Someone alice = Someone.fresh();
        alice.put(ME + "/password", "{\"current\":\"Wrong-one-1\",\"password\":\"Another-1\"}")
                .then()
                .statusCode(403);
        alice.put(ME + "/password", "{\"current\":\"" + alice.password() + "\",\"password\":\"weak\"}")
                .then()
                .statusCode(422);
        alice.put(ME + "/password", "{\"current\":\"" + alice.password() + "\",\"password\":\"Another-1\"}")
                .then()
                .statusCode(204);
        new Someone(alice.name(), "Another-1", alice.number()).get(ME).then().statusCode(200);
    }

    @Test
    void passwordsOfAnyLengthCountToTheirEnd() {
        String long100 = "Aa1" + "x".repeat(96) + "y";
        Someone alice = Someone.fresh();
        ADMIN.put("/api/v1/users/" + alice.number() + "/password", "{\"password\":\"" + long100 + "\"}")
                .then()
                .statusCode(204);
        new Someone(alice.name(), long100, 0).get(ME).then().statusCode(200);
        new Someone(alice.name(), long100.replace('y', 'z'), 0).get(ME).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"short1A", "nouppercase1", "NOLOWERCASE1", "NoDigitsAtAll", "tidemark_Aa1234567", "Tab\\tulator1"
            })
    void weakPasswordsAreRefusedAndNotRepeated(String password) {
        String answer = ADMIN.post(
                        "/api/v1/users", "{\"name\":\"u" + UUID.randomUUID() + "\",\"password\":\"" + password + "\"}")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .extract()
                .asString();
        assertThat(answer).doesNotContain(password);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a:b", "a/b", ".a", "a\\nb"})
    void namesThatCannotStandInALogAreRefused(String name) {
        ADMIN.post("/api/v1/users", "{\"name\":\"" + name + "\",\"password\":\"Password-1\"}")
                .then()
                .statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "carol", "dave"})
    void nobodyTakesTheNameOfAConfiguredUser(String name) {
        ADMIN.post("/api/v1/users", "{\"name\":\"" + name + "\",\"password\":\"Password-1\"}")
                .then()
                .statusCode(409);
    }

    @Test
    void aNameIsGivenOnce() {
        Someone alice = Someone.fresh();
        ADMIN.post("/api/v1/users", "{\"name\":\"" + alice.name() + "\",\"password\":\"Password-1\"}")
                .then()
                .statusCode(409);
    }

    @Test
    void configuredUsersAreWhatTheConfigurationSays() {
        Someone carol = new Someone("carol", "Carol-only-for-tests1", 0);
        Someone dave = new Someone("dave", "Dave-only-for-tests1", 0);
        carol.get(ME)
                .then()
                .statusCode(200)
                .body("admin", equalTo(false))
                .body("roles[0].registry", equalTo("default"))
                .body("roles[0].project", equalTo("configured"))
                .body("roles[0].role", equalTo("developer"));
        int number = dave.get(ME)
                .then()
                .statusCode(200)
                .body("admin", equalTo(true))
                .extract()
                .path("id");
        dave.get("/api/v1/users/" + number)
                .then()
                .statusCode(200)
                .body("kind", equalTo("configured"))
                .body("admin", equalTo(true));
        for (String path : List.of("/api/v1/users/" + number, "/api/v1/users/1")) {
            ADMIN.delete(path).then().statusCode(409);
            ADMIN.put(path + "/password", "{\"password\":\"Another-1\"}").then().statusCode(409);
            ADMIN.put(path + "/admin", "{\"admin\":false}").then().statusCode(409);
        }
        ADMIN.get(ME).then().body("id", equalTo(1));
    }

    @Test
    void anAdministratorIsMadeAndUnmade() {
        Someone alice = Someone.fresh();
        alice.get("/api/v1/users").then().statusCode(403).contentType("application/problem+json");
        ADMIN.put("/api/v1/users/" + alice.number() + "/admin", "{\"admin\":true}")
                .then()
                .statusCode(204);
        alice.get("/api/v1/users").then().statusCode(200);
        alice.get("/q/metrics").then().statusCode(200);
        ADMIN.put("/api/v1/users/" + alice.number() + "/admin", "{\"admin\":false}")
                .then()
                .statusCode(204);
        alice.get("/api/v1/users").then().statusCode(403);
        alice.get("/q/metrics").then().statusCode(403);
    }

    @Test
    void usersAreListedInParts() {
        String prefix = "p" + UUID.randomUUID();
        List<Integer> created = IntStream.range(0, 3)
                .mapToObj(i -> Someone.fresh(prefix + i).number())
                .toList();
        List<Integer> listed = new ArrayList<>();
        String token = null;
        do {
            var part = ADMIN.get(
                            "/api/v1/users?pageSize=2&name=" + prefix + (token == null ? "" : "&pageToken=" + token))
                    .then()
                    .statusCode(200)
                    .extract();
            listed.addAll(part.<List<Integer>>path("items.id"));
            token = part.path("nextPageToken");
        } while (token != null);
        assertThat(listed).isEqualTo(created);
        ADMIN.get("/api/v1/users?pageToken=x").then().statusCode(400);
    }

    @Test
    void aTokenStandsForItsUserInEveryDialect() {
        Someone alice = Someone.fresh();
        String token = alice.post("/api/v1/tokens", "{\"name\":\"ci\"}")
                .then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("token", startsWith("tidemark_"))
                .extract()
                .path("token");
        assertThat(token).hasSize("tidemark_".length() + 43);
        given().auth().preemptive().oauth2(token).get(ME).then().body("name", equalTo(alice.name()));
        given().header("X-JFrog-Art-Api", token).get(ME).then().body("name", equalTo(alice.name()));
        given().header("X-Auth-Token", token).get(ME).then().body("name", equalTo(alice.name()));
        new Someone(alice.name(), token, 0)
                .get("/api/v2.0/users/current")
                .then()
                .statusCode(200)
                .body("username", equalTo(alice.name()));
        new Someone("admin", token, 0).get(ME).then().statusCode(401);
        given().auth().preemptive().oauth2(token + "x").get(ME).then().statusCode(401);
        alice.get("/api/v1/tokens")
                .then()
                .body("items.name", equalTo(List.of("ci")))
                .body("items.token", equalTo(Collections.singletonList(null)));
        alice.post("/api/v1/tokens", "{\"name\":\"ci\"}").then().statusCode(409);
    }

    @Test
    void aTokenIsWorthNothingOnceItIsRevokedOrHasExpiredOrItsUserIsGone() {
        Someone alice = Someone.fresh();
        var revoked =
                alice.post("/api/v1/tokens", "{\"name\":\"revoked\"}").then().extract();
        var expired = alice.post(
                        "/api/v1/tokens",
                        "{\"name\":\"expired\",\"expiresAt\":\"" + Instant.now().plusSeconds(3600) + "\"}")
                .then()
                .statusCode(201)
                .extract();
        String orphan = alice.post("/api/v1/tokens", "{\"name\":\"orphan\"}").path("token");
        given().auth().preemptive().oauth2(expired.path("token")).get(ME).then().statusCode(200);

        alice.delete("/api/v1/tokens/" + revoked.path("id")).then().statusCode(204);
        database.change(
                "update policy.access_token set expires_at = clock_timestamp() where id = ?",
                ((Number) expired.path("id")).longValue());
        given().auth().preemptive().oauth2(revoked.path("token")).get(ME).then().statusCode(401);
        given().auth().preemptive().oauth2(expired.path("token")).get(ME).then().statusCode(401);

        given().auth().preemptive().oauth2(orphan).get(ME).then().statusCode(200);
        ADMIN.delete("/api/v1/users/" + alice.number()).then().statusCode(204);
        given().auth().preemptive().oauth2(orphan).get(ME).then().statusCode(401);
    }

    @Test
    void tokensAreOnesOwnAndTheAdministrators() {
        Someone alice = Someone.fresh();
        Someone bob = Someone.fresh();
        int id = alice.post("/api/v1/tokens", "{\"name\":\"hers\"}").path("id");
        bob.delete("/api/v1/tokens/" + id).then().statusCode(404);
        bob.get("/api/v1/tokens").then().body("items.id", not(hasItem(id)));
        bob.get("/api/v1/tokens?user=" + alice.name()).then().statusCode(403);
        ADMIN.get("/api/v1/tokens?user=" + alice.name()).then().body("items.id", hasItem(id));
        ADMIN.delete("/api/v1/tokens/" + id).then().statusCode(204);
        alice.post("/api/v1/tokens", "{\"name\":\"late\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}")
                .then()
                .statusCode(422);
        alice.post("/api/v1/tokens", "{\"name\":\"late\",\"expiresAt\":\"tomorrow\"}")
                .then()
                .statusCode(400);
    }

    @Test
    void neitherPasswordsNorTokensAreInTheDatabase() {
        Someone alice = Someone.fresh();
        String token = alice.post("/api/v1/tokens", "{\"name\":\"ci\"}").path("token");
        assertThat(database.number(
                        "select count(*) from policy.account where password like '$2_$10$%' and name = ?",
                        alice.name()))
                .isEqualTo(1);
        assertThat(database.number(
                        "select count(*) from policy.access_token where encode(hash, 'escape') like ?",
                        "%" + token + "%"))
                .isZero();
    }

    @Test
    void guessesOfAPasswordAreSlowedDownAlsoManyAtOnceAndNobodyElseIs() {
        Someone alice = Someone.fresh();
        Someone bob = Someone.fresh();
        List<CompletableFuture<Integer>> guesses = IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.supplyAsync(() ->
                        new Someone(alice.name(), "Wrong-" + i % 20, 0).get(ME).statusCode()))
                .toList();
        Instant before = Instant.now();
        bob.get(ME).then().statusCode(200);
        List<Integer> statuses = guesses.stream().map(CompletableFuture::join).toList();
        assertThat(statuses).containsOnly(401, 429).contains(429);
        assertThat(statuses.stream().filter(status -> status == 401).count()).isBetween(5L, 12L);
        assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofSeconds(1));
        alice.get(ME).then().statusCode(200);
    }

    @Test
    void thePasswordOfSomebodyWhoIsNotThereIsGuessedAsSlowly() {
        String nobody = "n" + UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            new Someone(nobody, "Wrong-1", 0).get(ME).then().statusCode(401);
        }
        Instant before = Instant.now();
        new Someone(nobody, "Wrong-1", 0).get(ME).then().statusCode(401);
        assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(500));
    }
}
