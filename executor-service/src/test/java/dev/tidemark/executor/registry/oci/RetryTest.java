package dev.tidemark.executor.registry.oci;

import static dev.tidemark.executor.registry.oci.OciFixtures.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.registry.DeleteAnswer.Kind;
import dev.tidemark.executor.registry.OpenRegistry;
import dev.tidemark.executor.registry.RegistryBusyException;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.http.MovableClock;
import dev.tidemark.executor.registry.standin.Flavour;
import dev.tidemark.executor.registry.standin.Push;
import dev.tidemark.executor.registry.standin.Reply;
import dev.tidemark.executor.registry.standin.StandInRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tried again, how often and how late; nothing here really waits. */
class RetryTest {

    private final MovableClock clock = new MovableClock();
    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private final StandInRegistry server = new StandInRegistry(Flavour.DISTRIBUTION_3);
    private final OpenRegistry registry = open(server.url());
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

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void readsAgainAfterWhatMayPass(int status) {
        server.answeringNext("GET", Reply.of(status), Reply.of(status), Reply.of(status), Reply.of(status));

        assertThat(registry.reader().tags(REPOSITORY)).contains(List.of(new Tag("latest")));
        assertThat(server.seen()).hasSize(5);
        assertThat(waits).hasSize(4).allMatch(wait -> wait.compareTo(Duration.ofSeconds(2)) < 0);
    }

    @Test
    void givesUpAfterFiveTriesAndSaysWhy() {
        server.answering(request -> Optional.of(Reply.error(500, "UNKNOWN", "disk is full")));

        assertThatThrownBy(() -> registry.reader().tags(REPOSITORY))
                .isInstanceOf(RegistryException.class)
                .hasMessage("GET the tags of default/library/app failed: answered 500 UNKNOWN: disk is full");
        assertThat(server.seen()).hasSize(5);
    }

    @Test
    void waitsAsLongAsTheRegistryAsksFor() {
        server.answeringNext("GET", Reply.of(429).with("Retry-After", "7"));

        registry.reader().tags(REPOSITORY);

        assertThat(waits).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void doesNotTryAgainWhatWillNotPass() {
        server.answering(request -> Optional.of(Reply.error(403, "DENIED", "no")));

        assertThatThrownBy(() -> registry.reader().tags(REPOSITORY)).isInstanceOf(RegistryException.class);
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void triesAgainWhereNobodyListens() {
        server.close();

        assertThatThrownBy(() -> registry.reader().ping())
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("/v2/ of default")
                .hasMessageContaining("Connect");
        assertThat(waits).hasSize(4);
    }

    @Test
    void deletesAgainWhereNothingWasDone() {
        server.answeringNext("DELETE", Reply.of(503), Reply.of(429));

        assertThat(registry.deleter().deleteManifest(REPOSITORY, image).kind()).isEqualTo(Kind.ACCEPTED);
        assertThat(server.effects()).hasSize(3);
    }

    @Test
    void doesNotDeleteLate() {
        server.answering(request -> Optional.of(Reply.of(503).with("Retry-After", "3")));

        assertThatThrownBy(() -> registry.deleter().deleteManifest(REPOSITORY, image))
                .isInstanceOfSatisfying(RegistryBusyException.class, busy -> assertThat(busy.retryAfter())
                        .isEqualTo(Duration.ofSeconds(3)));
        assertThat(server.effects()).hasSize(1);
        assertThat(waits).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504, 408})
    void leavesItToTheCallerToLookWhereItIsOpenWhatWasDone(int status) {
        server.answering(request -> Optional.of(Reply.of(status)));

        assertThatThrownBy(() -> registry.deleter().deleteManifest(REPOSITORY, image))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("it is open what was done");
        assertThat(server.effects()).hasSize(1);
    }

    @Test
    void readsTheNextPageAgainAndNeverTakesAnErrorForTheEnd() {
        server.withPagesOf(1);
        new Push(server.url()).image(REPOSITORY, Instant.EPOCH, "a", "b", "c");
        server.forget();
        List<Integer> statuses = new CopyOnWriteArrayList<>(List.of(200, 429, 200, 404));
        server.answering(request -> {
            int status = statuses.isEmpty() ? 200 : statuses.remove(0);
            return status == 200 ? Optional.empty() : Optional.of(Reply.error(status, "NAME_UNKNOWN", "or not"));
        });

        assertThatThrownBy(() -> registry.reader().tags(REPOSITORY)).isInstanceOf(RegistryException.class);
        assertThat(server.seen()).hasSize(4);
    }

    private OpenRegistry open(URI url) {
        return OciFixtures.open(OciFixtures.settings(url), clock, wait -> {
            waits.add(wait);
            clock.advance(wait);
        });
    }
}
