package dev.tidemark.executor.registry.oci;

import static dev.tidemark.executor.registry.oci.OciFixtures.PASSWORD;
import static dev.tidemark.executor.registry.oci.OciFixtures.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.executor.registry.OpenRegistry;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.standin.Flavour;
import dev.tidemark.executor.registry.standin.Push;
import dev.tidemark.executor.registry.standin.Reply;
import dev.tidemark.executor.registry.standin.Seen;
import dev.tidemark.executor.registry.standin.StandInRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Being sent elsewhere, as registries with an object store do with who reads a blob. */
class RedirectTest {

    private static final Instant CREATED = Instant.parse("2024-05-06T07:08:09Z");

    private final StandInRegistry server = new StandInRegistry(Flavour.DISTRIBUTION_3);
    private final StandInRegistry store = new StandInRegistry(Flavour.DISTRIBUTION_3);

    @AfterEach
    void stop() {
        server.close();
        store.close();
    }

    @Test
    void followsToAnotherServerWithoutCredentials() {
        Digest image = new Push(server.url()).image(REPOSITORY, CREATED, "latest");
        server.guardedBy(request -> request.authorization() == null
                ? Optional.of(Reply.of(401).with("WWW-Authenticate", "Basic realm=\"r\""))
                : Optional.empty());
        server.answering(request -> request.path().contains("/blobs/")
                ? Optional.of(Reply.of(307).with("Location", store.url() + request.path() + "?signature=secret"))
                : Optional.empty());
        store.answering(request -> Optional.of(Reply.json(200, "{}")));

        server.forget();
        open().reader().facts(REPOSITORY, image);

        assertThat(store.seen()).hasSize(1).allMatch(request -> request.authorization() == null);
        assertThat(server.seen("/blobs/")).allMatch(request -> request.authorization() != null);
    }

    @Test
    void keepsCredentialsOnTheSameServer() {
        new Push(server.url()).image(REPOSITORY, CREATED, "latest");
        server.guardedBy(request -> request.authorization() == null
                ? Optional.of(Reply.of(401).with("WWW-Authenticate", "Basic realm=\"r\""))
                : Optional.empty());
        server.answeringNext(
                "GET /v2/library/app/tags", Reply.of(302).with("Location", "/v2/library/app/tags/list?n=9"));

        assertThat(open().reader().tags(REPOSITORY).orElseThrow()).hasSize(1);
    }

    @Test
    void doesNotCarryADeletionToWhereverSomebodyPoints() {
        Digest image = new Push(server.url()).image(REPOSITORY, CREATED, "latest");
        server.answeringNext(
                "DELETE", Reply.of(308).with("Location", store.url() + "/v2/library/app/manifests/" + image));

        assertThatThrownBy(() -> open().deleter().deleteManifest(REPOSITORY, image))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("redirected");
        assertThat(store.seen()).isEmpty();
    }

    @Test
    void endsARoundInCirclesAndTellsNoSignature() {
        server.answering(request -> Optional.of(Reply.of(302)
                .with(
                        "Location",
                        request.path() + "?signature=secret" + request.query().length())));

        assertThatThrownBy(() -> open().reader().tags(REPOSITORY))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("redirected more than")
                .hasMessageNotContaining("secret");
        assertThat(server.seen()).extracting(Seen::path).hasSize(6);
    }

    @Test
    void goesNowhereButToServersOfThisProtocol() {
        server.answering(request -> Optional.of(Reply.of(302).with("Location", "file:///etc/passwd")));

        assertThatThrownBy(() -> open().reader().tags(REPOSITORY))
                .isInstanceOf(RegistryException.class)
                .hasMessageNotContaining("passwd")
                .hasMessageNotContaining(PASSWORD);
    }

    private OpenRegistry open() {
        return OciFixtures.open(OciFixtures.settingsWithPassword(server.url()), Clock.systemUTC(), duration -> {});
    }
}
