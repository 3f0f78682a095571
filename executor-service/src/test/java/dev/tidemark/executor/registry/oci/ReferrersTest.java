package dev.tidemark.executor.registry.oci;

import static dev.tidemark.executor.registry.oci.OciFixtures.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.RegistryReader;
import dev.tidemark.executor.registry.standin.Flavour;
import dev.tidemark.executor.registry.standin.Push;
import dev.tidemark.executor.registry.standin.Reply;
import dev.tidemark.executor.registry.standin.StandInRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers are a list of referrers, which say that there is no such list, and which say nothing. */
class ReferrersTest {

    private static final Digest UNHEARD_OF = new Digest("sha256:" + "0".repeat(64));

    private final StandInRegistry server = new StandInRegistry(Flavour.ZOT).withPagesOf(2);
    private final Push push = new Push(server.url());
    private final RegistryReader reader = OciFixtures.open(server.url()).reader();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void followsPagesToTheEnd() {
        Digest image = push.image(REPOSITORY, Instant.EPOCH, "latest");
        for (int i = 0; i < 5; i++) {
            push.referrer(REPOSITORY, image, "application/vnd.example.signature");
        }
        server.forget();

        assertThat(reader.referrers(REPOSITORY, image)).hasSize(5).doesNotHaveDuplicates();
        assertThat(server.seen("GET")).hasSize(3);
        assertThat(server.effects()).isEmpty();
        assertThat(server.seen().get(0).headers().getFirst("Accept")).isEqualTo(Push.INDEX);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405, 501})
    void asksARegistryOnceThatDoesNotKnowTheRequest(int status) {
        server.answering(request -> Optional.of(Reply.of(status)));

        for (int i = 0; i < 3; i++) {
            assertThat(reader.referrers(REPOSITORY, UNHEARD_OF)).isEmpty();
        }

        assertThat(server.seen("/referrers/")).hasSize(1);
    }

    @Test
    void takesAPageForPeopleForNoList() {
        byte[] page = "<html>welcome</html>".getBytes(StandardCharsets.UTF_8);
        server.answering(request ->
                Optional.of(Reply.of(200).with("Content-Type", "text/html").body(page)));

        assertThat(reader.referrers(REPOSITORY, UNHEARD_OF)).isEmpty();
        assertThat(reader.referrers(REPOSITORY, UNHEARD_OF)).isEmpty();
        assertThat(server.seen("/referrers/")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MANIFEST_UNKNOWN", "NAME_UNKNOWN"})
    void learnsNothingOfTheRegistryFromAManifestThatIsNotThere(String code) {
        Digest image = push.image(REPOSITORY, Instant.EPOCH, "latest");
        Digest signature = push.referrer(REPOSITORY, image, "application/vnd.example.signature");
        server.answeringNext("/referrers/", Reply.error(404, code, "not here"));

        assertThat(reader.referrers(REPOSITORY, UNHEARD_OF)).isEmpty();
        assertThat(reader.referrers(REPOSITORY, image)).containsExactly(signature);
    }

    @Test
    void goesOnAskingARegistryThatOnceAnswered() {
        Digest image = push.image(REPOSITORY, Instant.EPOCH, "latest");
        Digest signature = push.referrer(REPOSITORY, image, "application/vnd.example.signature");
        assertThat(reader.referrers(REPOSITORY, image)).containsExactly(signature);
        server.answeringNext("/referrers/", Reply.of(404));

        assertThat(reader.referrers(REPOSITORY, image)).isEmpty();
        assertThat(reader.referrers(REPOSITORY, image)).containsExactly(signature);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{}",
                "{\"manifests\":{}}",
                "{\"manifests\":[{}]}",
                "{\"manifests\":[{\"digest\":\"sha256:short\"}]}"
            })
    void failsWhereTheListIsNone(String body) {
        server.answering(request -> Optional.of(index(body)));

        assertThatThrownBy(() -> reader.referrers(REPOSITORY, UNHEARD_OF)).isInstanceOf(RegistryException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 500, 503})
    void failsWhereTheRegistryDoesNotSay(int status) {
        server.answering(request -> Optional.of(Reply.of(status)));

        assertThatThrownBy(() -> reader.referrers(REPOSITORY, UNHEARD_OF)).isInstanceOf(RegistryException.class);
    }

    @Test
    void failsWhereTheListCannotBeCompleted() {
        for (Reply second :
                List.of(Reply.of(404), index("{}"), index("{\"manifests\":[]}").with("Link", "nowhere"))) {
            Reply first = index("{\"manifests\":[]}").with("Link", "<?last=1>; rel=\"next\"");
            server.answeringNext("/referrers/", first, second);

            assertThatThrownBy(() -> reader.referrers(REPOSITORY, UNHEARD_OF)).isInstanceOf(RegistryException.class);
        }
    }

    @Test
    void endsAListThatGoesInCircles() {
        server.answering(request -> Optional.of(index("{\"manifests\":[]}").with("Link", "<?last=1>; rel=\"next\"")));

        assertThatThrownBy(() -> reader.referrers(REPOSITORY, UNHEARD_OF)).hasMessageContaining("does not end");
    }

    @Test
    void readsTheEmptyListOfARegistryWrittenInGo() {
        server.answering(request -> Optional.of(index("{\"manifests\":null}")));

        assertThat(reader.referrers(REPOSITORY, UNHEARD_OF)).isEmpty();
    }

    private static Reply index(String body) {
        return Reply.of(200).with("Content-Type", Push.INDEX).body(body.getBytes(StandardCharsets.UTF_8));
    }
}
