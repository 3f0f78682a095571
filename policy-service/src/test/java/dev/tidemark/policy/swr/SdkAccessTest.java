package dev.tidemark.policy.swr;

import static dev.tidemark.policy.access.Someone.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.huaweicloud.sdk.swr.v2.SwrClient;
import dev.tidemark.policy.Database;
import dev.tidemark.policy.GatewayStandIn;
import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.access.Someone;
import dev.tidemark.policy.harbor.AuditStandIn;
import dev.tidemark.policy.swr.SdkRepository.Answered;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Huawei Cloud's own client in the hands of those who are no administrators, and in each way of saying who one is. */
@QuarkusTest
@RealParts
class SdkAccessTest {

    private static final Someone CAROL = new Someone("carol", "Carol-only-for-tests1", 0);
    /** Where they are a developer. */
    private static final String CAROLS = "configured";

    private static final String KEY = "AK-of-carol";
    private static final String SECRET = "sk-of-carol-0123456789abcdef0123456789";

    private static final DateTimeFormatter SDK_DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Inject
    Database database;

    private final String app = "a" + UUID.randomUUID();

    @AfterEach
    void clear() {
        GatewayStandIn.repositories().clear();
    }

    /** Each way in which the same developer can say who they are. */
    enum Way {
        KEYS {
            @Override
            SwrClient client() {
                return SdkClients.signing(KEY, SECRET);
            }
        },
        TOKEN {
            @Override
            SwrClient client() {
                return SdkClients.withToken(newToken(CAROL).getString("token"));
            }
        },
        TOKEN_AND_KEYS {
            @Override
            SwrClient client() {
                return SdkClients.signingWithToken(KEY, SECRET, newToken(CAROL).getString("token"));
            }
        },
        /** Who has no keys has to give some to the SDK all the same. */
        TOKEN_AND_KEYS_OF_NOBODY {
            @Override
            SwrClient client() {
                return SdkClients.signingWithToken(
                        "AK-of-nobody", SECRET, newToken(CAROL).getString("token"));
            }
        },
        PASSWORD {
            @Override
            SwrClient client() {
                return SdkClients.withPassword(CAROL.name(), CAROL.password());
            }
        },
        TOKEN_AS_PASSWORD {
            @Override
            SwrClient client() {
                return SdkClients.withPassword(CAROL.name(), newToken(CAROL).getString("token"));
            }
        };

        abstract SwrClient client();
    }

    @ParameterizedTest
    @EnumSource
    void everyWayOfSayingWhoOneIsDrivesAllThereIs(Way way) {
        assertThat(statuses(way.client(), CAROLS)).isEqualTo("201 200 200 201 200 200 403 200");
    }

    @ParameterizedTest
    @EnumSource
    void keysAndTokensOpenNoDoorThatIsNotTheirUsers(Way way) {
        String other = newProject();
        assertThat(statuses(way.client(), other)).isEqualTo("403 403 403 403 403 403 403 403");
    }

    /** What each role gets for: create, list, show, update, histories, tags, delete a tag that is not there, delete. */
    @ParameterizedTest
    @CsvSource({
        "admin,      201 200 200 201 200 200 404 200",
        "maintainer, 201 200 200 201 200 200 404 200",
        "developer,  201 200 200 201 200 200 403 200",
        "guest,      403 403 403 403 403 200 403 403",
        "limited-guest, 403 403 403 403 403 200 403 403",
        "nobody,     403 403 403 403 403 403 403 403"
    })
    void aRoleInTheNamespacesProjectSaysWhatSomebodyMay(String role, String statuses) {
        String namespace = newProject();
        Someone somebody =
                role.equals("nobody") ? Someone.fresh() : Someone.fresh().with(role, namespace);
        SwrClient sdk = SdkClients.withToken(newToken(somebody).getString("token"));
        assertThat(statuses(sdk, namespace)).isEqualTo(statuses);
    }

    @Test
    void whetherARepositoryIsThereIsNotToldToWhoMayNotAsk() {
        String namespace = newProject();
        SwrClient sdk = SdkClients.withToken(newToken(Someone.fresh()).getString("token"));
        for (String place : List.of(namespace, "nowhere-" + namespace)) {
            SdkRepository repository = new SdkRepository(sdk, place, app);
            for (Answered answered : List.of(
                    repository.list(),
                    repository.show(1),
                    repository.update(1),
                    repository.histories(),
                    repository.tags(),
                    repository.deleteTag("v1"),
                    repository.delete(1))) {
                assertThat(answered.status()).isEqualTo(403);
            }
        }
    }

    @Test
    void aTokenThatIsOverOpensNothing() {
        push(CAROLS, app);
        JsonPath revoked = newToken(CAROL);
        JsonPath expired = newToken(CAROL);
        SwrClient withRevoked = SdkClients.withToken(revoked.getString("token"));
        SwrClient withExpired = SdkClients.withToken(expired.getString("token"));
        assertThat(list(withRevoked).status()).isEqualTo(200);
        assertThat(list(withExpired).status()).isEqualTo(200);
        // when
        CAROL.delete("/api/v1/tokens/" + revoked.getLong("id")).then().statusCode(204);
        database.change(
                "update policy.access_token set expires_at = clock_timestamp() where id = ?", expired.getLong("id"));
        // then
        isTurnedAway(list(withRevoked));
        isTurnedAway(list(withExpired));
        isTurnedAway(list(SdkClients.withToken("tidemark_" + "A".repeat(43))));
        isTurnedAway(list(SdkClients.withToken("MIIDkgYJKoZIhvcNAQcCoIIDgzCCA38CAQExDTALBglghkgBZQMEAgEw")));
        isTurnedAway(list(SdkClients.signingWithToken("AK-of-nobody", SECRET, expired.getString("token"))));
        isTurnedAway(list(SdkClients.withPassword(CAROL.name(), expired.getString("token"))));
        assertThat(list(SdkClients.signingWithToken(KEY, SECRET, expired.getString("token")))
                        .status())
                .as("signed all the same")
                .isEqualTo(200);
    }

    @Test
    void whoDoesNotKnowTheSecretOrThePasswordIsTurnedAway() {
        isTurnedAway(list(SdkClients.signing(KEY, SECRET + "x")));
        isTurnedAway(list(SdkClients.signing("AK-of-nobody", SECRET)));
        isTurnedAway(list(SdkClients.signing("AK-for-tests", SECRET)));
        isTurnedAway(list(SdkClients.withPassword(CAROL.name(), "Wrong-password-1")));
        isTurnedAway(list(SdkClients.withPassword("nobody-at-all", "Wrong-password-1")));
        isTurnedAway(new SdkRepository(SdkClients.signing(KEY, SECRET + "x"), CAROLS, app).deleteTag("v1"));
    }

    @ParameterizedTest
    @CsvSource({"-15,401", "-14,200", "14,200", "15,401"})
    void clocksAreAQuarterOfAnHourApartAtMost(int minutes, int status) {
        push(CAROLS, app);
        // Past the quarter by what the request takes at most.
        Duration apart = Duration.ofMinutes(minutes).plusSeconds(minutes < 0 ? -30 : 30);
        SwrClient sdk =
                SdkClients.signingAt(KEY, SECRET, SDK_DATE.format(Instant.now().plus(apart)));
        assertThat(list(sdk).status()).isEqualTo(status);
    }

    @Test
    void aKeyIsWorthAsMuchAsItsUser() {
        SwrClient sdk = SdkClients.signing("AK-of-leaver", "sk-of-leaver-0123456789abcdef012345678");
        String namespace = newProject();
        push(namespace, app);
        SdkRepository repository = new SdkRepository(sdk, namespace, app);
        isTurnedAway(repository.list());
        Someone leaver = Someone.fresh("leaver");
        assertThat(repository.list().status()).isEqualTo(403);
        leaver.with("developer", namespace);
        assertThat(repository.list().status()).isEqualTo(200);
        ADMIN.delete("/api/v1/users/" + leaver.number()).then().statusCode(204);
        isTurnedAway(repository.list());
    }

    private Answered list(SwrClient sdk) {
        return new SdkRepository(sdk, CAROLS, app).list();
    }

    private static void isTurnedAway(Answered answered) {
        assertThat(answered).isEqualTo(new Answered(401, "SVCSTG.SWR.4010000", "Authentication failed"));
    }

    /** What all operations answer, in turn; each 403 is in SWR's words. */
    private String statuses(SwrClient sdk, String namespace) {
        push(namespace, app);
        push(namespace, app + "/new");
        SdkRepository own = new SdkRepository(sdk, namespace, app);
        int policy = new SdkRepository(SdkClients.withPassword(ADMIN.name(), ADMIN.password()), namespace, app)
                .create()
                .getId();
        AuditStandIn.answer(
                "/history/tags?registry=default&repository=%s%%2F%s&policy=%d&offset=0&limit=100"
                        .formatted(namespace, app, policy),
                "{\"items\":[],\"total\":0}");
        return Stream.of(
                        Answered.by(() -> new SdkRepository(sdk, namespace, app + "$new").create()),
                        own.list(),
                        own.show(policy),
                        own.update(policy),
                        own.histories(),
                        own.tags(),
                        new SdkRepository(sdk, namespace, "not-there").deleteTag("v1"),
                        own.delete(policy))
                .peek(SdkAccessTest::saysWhyIfForbidden)
                .map(answered -> Integer.toString(answered.status()))
                .collect(Collectors.joining(" "));
    }

    private static void saysWhyIfForbidden(Answered answered) {
        if (answered.status() == 403) {
            assertThat(answered.code()).isEqualTo("SVCSTG.SWR.4030170");
            assertThat(answered.message()).startsWith("Insufficient permissions: forbidden: ");
        }
    }

    private static void push(String namespace, String repository) {
        GatewayStandIn.holds(namespace + "/" + repository, "");
    }

    private static String newProject() {
        String name = "n" + UUID.randomUUID();
        ADMIN.post("/api/v2.0/projects", "{\"project_name\":\"" + name + "\"}")
                .then()
                .statusCode(201);
        return name;
    }

    private static JsonPath newToken(Someone user) {
        return user.post("/api/v1/tokens", "{\"name\":\"" + UUID.randomUUID() + "\"}")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}
