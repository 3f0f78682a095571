package dev.tidemark.executor.registry.oci;

import static dev.tidemark.executor.registry.oci.OciFixtures.PASSWORD;
import static dev.tidemark.executor.registry.oci.OciFixtures.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.executor.registry.DeleteAnswer.Kind;
import dev.tidemark.executor.registry.OpenRegistry;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.http.MovableClock;
import dev.tidemark.executor.registry.standin.Flavour;
import dev.tidemark.executor.registry.standin.Push;
import dev.tidemark.executor.registry.standin.Reply;
import dev.tidemark.executor.registry.standin.Seen;
import dev.tidemark.executor.registry.standin.StandInRegistry;
import dev.tidemark.executor.registry.standin.TokenDoor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Being let in as real registries let clients in. */
class AuthenticationTest {

    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString(("robot:" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    private final MovableClock clock = new MovableClock();
    private final StandInRegistry server = new StandInRegistry(Flavour.DISTRIBUTION_3);
    private final TokenDoor door = new TokenDoor(server::url, "robot", PASSWORD);
    private Digest image;

    @BeforeEach
    void pushAnImage() {
        image = new Push(server.url()).image(REPOSITORY, Instant.EPOCH, "latest");
        server.forget();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void showsNothingToARegistryThatAsksForNothing() {
        withPassword().reader().tags(REPOSITORY);

        assertThat(server.seen()).hasSize(1).allMatch(request -> request.authorization() == null);
    }

    @Test
    void showsThePasswordOnceAskedAndFromThenOnAtOnce() {
        server.guardedBy(request -> BASIC.equals(request.authorization())
                ? Optional.empty()
                : Optional.of(Reply.of(401).with("WWW-Authenticate", "Basic realm=\"registry\"")));
        OpenRegistry registry = withPassword();

        registry.reader().tags(REPOSITORY);
        registry.reader().ping();

        assertThat(server.seen()).extracting(Seen::authorization).containsExactly(null, BASIC, BASIC);
    }

    @Test
    void getsOneTokenPerScope() {
        server.guardedBy(door);
        OpenRegistry registry = withPassword();

        registry.reader().ping();
        registry.reader().repositories(page -> {});
        registry.reader().tags(REPOSITORY);
        registry.reader().facts(REPOSITORY, image);
        registry.reader().tags(REPOSITORY);
        assertThat(registry.deleter().deleteManifest(REPOSITORY, image).kind()).isEqualTo(Kind.ACCEPTED);

        assertThat(server.seen("/token"))
                .extracting(request -> java.net.URLDecoder.decode(request.query(), StandardCharsets.UTF_8))
                .containsExactly(
                        "service=stand-in",
                        "service=stand-in&scope=registry:catalog:*",
                        "service=stand-in&scope=repository:library/app:pull",
                        "service=stand-in&scope=repository:library/app:pull,delete");
    }

    @Test
    void asksForANewTokenBeforeTheOldOneExpires() {
        server.guardedBy(door);
        OpenRegistry registry = withPassword();
        registry.reader().tags(REPOSITORY);
        clock.advance(Duration.ofSeconds(239));
        registry.reader().tags(REPOSITORY);
        assertThat(door.issued()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(2));
        registry.reader().tags(REPOSITORY);
        assertThat(door.issued()).isEqualTo(2);
    }

    @Test
    void takesATokenUnderItsOtherNameToLastAMinute() {
        server.guardedBy(door.answering("{\"access_token\":\"%s\"}"));
        OpenRegistry registry = withPassword();
        registry.reader().tags(REPOSITORY);

        clock.advance(Duration.ofSeconds(49));
        registry.reader().tags(REPOSITORY);
        assertThat(door.issued()).isEqualTo(2);
    }

    @Test
    void replacesATokenThatIsRefusedBeforeItsTime() {
        server.guardedBy(door);
        OpenRegistry registry = withPassword();
        registry.reader().tags(REPOSITORY);
        door.revokeAll();

        assertThatCode(() -> registry.reader().tags(REPOSITORY)).doesNotThrowAnyException();
        assertThat(door.issued()).isEqualTo(2);
    }

    @Test
    void givesUpOnARegistryThatRefusesEveryToken() {
        server.guardedBy(door);
        OpenRegistry registry = withPassword();
        server.guardedBy(request -> {
            door.revokeAll();
            return door.turnAway(request);
        });

        assertThatThrownBy(() -> registry.reader().tags(REPOSITORY))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("401 UNAUTHORIZED");
        assertThat(server.seen("/v2/")).hasSize(2);
        assertThatThrownBy(() -> registry.deleter().deleteManifest(REPOSITORY, image))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("did not let us in");
    }

    @Test
    void saysThatCredentialsAreWrongWithoutSayingWhichTheyAre() {
        server.guardedBy(new TokenDoor(server::url, "robot", "another password"));

        assertThatThrownBy(() -> withPassword().reader().tags(REPOSITORY))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("token service refused")
                .hasMessageNotContaining(PASSWORD)
                .hasMessageNotContaining(BASIC.substring(6));
    }

    @Test
    void asksForATokenWithoutCredentialsWhereItHasNone() {
        server.guardedBy(door);
        OpenRegistry registry = OciFixtures.open(server.url());

        assertThatThrownBy(() -> registry.reader().tags(REPOSITORY)).isInstanceOf(RegistryException.class);
        assertThat(server.seen("/token")).isNotEmpty().allMatch(request -> request.authorization() == null);
    }

    @Test
    void triesAgainWhereTheTokenServiceIsBusy() {
        server.guardedBy(door);
        server.guardedBy(new StandInRegistry.Door() {
            private final List<Reply> busy = new java.util.ArrayList<>(List.of(Reply.of(503), Reply.of(429)));

            @Override
            public synchronized Optional<Reply> turnAway(Seen request) {
                return request.path().equals("/token") && !busy.isEmpty()
                        ? Optional.of(busy.remove(0))
                        : door.turnAway(request);
            }
        });

        assertThatCode(() -> withPassword().reader().tags(REPOSITORY)).doesNotThrowAnyException();
    }

    private OpenRegistry withPassword() {
        return OciFixtures.open(OciFixtures.settingsWithPassword(server.url()), clock, duration -> {});
    }
}
