package dev.tidemark.executor.registry.harbor;

import static dev.tidemark.executor.registry.harbor.HarborFixtures.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.registry.OpenRegistry;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.ToldArtifact;
import dev.tidemark.executor.registry.standin.Push;
import dev.tidemark.executor.registry.standin.Reply;
import dev.tidemark.executor.registry.standin.harbor.StandInHarbor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That Harbor's lists are read to their end, whatever happens meanwhile, or not at all. */
class HarborPagingTest {

    private static final Instant CREATED = Instant.parse("2024-05-06T07:08:09Z");

    private final StandInHarbor harbor = new StandInHarbor("library");
    private final OpenRegistry registry = HarborFixtures.open(harbor);
    private final Push push = harbor.push();

    @AfterEach
    void stop() {
        harbor.close();
    }

    @Test
    void readsEveryPage() {
        List<Digest> pushed = IntStream.range(0, 205)
                .mapToObj(i -> push.image(REPOSITORY, CREATED, "1." + i))
                .toList();
        harbor.server().forget();

        assertThat(listed()).extracting(ToldArtifact::digest).containsExactlyElementsOf(pushed);
        assertThat(harbor.server().seen("/artifacts")).hasSize(3);
        assertThat(registry.reader().tags(REPOSITORY).orElseThrow()).hasSize(205);
    }

    @Test
    void missesNothingWhileSomethingIsDeletedBeforeWhereItIs() {
        List<Digest> pushed = IntStream.range(0, 150)
                .mapToObj(i -> push.image(REPOSITORY, CREATED, "1." + i))
                .toList();
        beforeThePageAfterTheFirst(() -> {
            harbor.delete(REPOSITORY, pushed.get(3));
            push.image(REPOSITORY, CREATED, "new");
        });

        assertThat(listed())
                .extracting(ToldArtifact::digest)
                .containsAll(pushed.subList(100, 150))
                .hasSize(151);
    }

    @Test
    void findsATagWhereItWasMovedToInTheMeantimeAndNowhereElse() {
        Digest before = push.image(REPOSITORY, CREATED, "moving");
        IntStream.range(0, 110).forEach(i -> push.image(REPOSITORY, CREATED, "1." + i));
        Digest after = push.image(REPOSITORY, CREATED, "other");
        beforeThePageAfterTheFirst(() -> harbor.tag(REPOSITORY, after, "moving"));

        List<ToldArtifact> told = listed();

        assertThat(find(told, before).tags()).isEmpty();
        assertThat(find(told, after).tags())
                .extracting(seen -> seen.tag().value())
                .containsExactlyInAnyOrder("moving", "other");
    }

    @Test
    void looksAtTagsThatWereMovedToWhereItHadBeen() {
        Digest after = push.image(REPOSITORY, CREATED, "other");
        List<Tag> tags = new ArrayList<>(List.of(new Tag("other"), new Tag("moving")));
        IntStream.range(0, 110).forEach(i -> {
            push.image(REPOSITORY, CREATED, "1." + i);
            tags.add(new Tag("1." + i));
        });
        push.image(REPOSITORY, CREATED, "moving");
        beforeThePageAfterTheFirst(() -> harbor.tag(REPOSITORY, after, "moving"));

        assertThat(registry.reader().heads(REPOSITORY, tags))
                .hasSize(112)
                .hasEntrySatisfying(
                        new Tag("moving"), head -> assertThat(head.digest()).isEqualTo(after));
    }

    @Test
    void asksAgainWhereTheNumberDoesNotFitWhatIsListed() {
        push.image(REPOSITORY, CREATED, "v1");
        harbor.server().answeringNext("/artifacts", Reply.json(200, "[]").with("X-Total-Count", "1"));

        assertThat(listed()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | 7 | changes faster than it can be listed",
                "[] | | does not say how many",
                "[] | many | does not say how many",
                "[{ | 1 | cut short",
                "{} | 0 | no list",
                "[{\"id\":5},{\"id\":4}] | 2 | does not sort",
                "[{\"id\":0}] | 1 | does not sort",
                "[{\"id\":5}] | 1 | no digest"
            })
    void refusesAnIncompleteListing(String body, String total, String why) {
        Reply reply =
                total == null ? Reply.json(200, body) : Reply.json(200, body).with("X-Total-Count", total);
        harbor.server().answering(request -> Optional.of(reply));

        assertThatThrownBy(this::listed).isInstanceOf(RegistryException.class).hasMessageContaining(why);
        assertThatThrownBy(() -> registry.reader().tags(REPOSITORY)).isInstanceOf(RegistryException.class);
    }

    @Test
    void doesNotTakeSomebodyElsesAbsenceForHarbors() {
        harbor.server()
                .answering(request -> request.path().endsWith("/artifacts")
                        ? Optional.empty()
                        : Optional.of(Reply.error(404, "PAGE", "the proxy has no such page")));

        assertThatThrownBy(() -> registry.reader().tags(REPOSITORY))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("404 PAGE");
    }

    @Test
    void believesInAnAbsenceOnlyWhileHarborKnowsUs() {
        harbor.server()
                .answering(request -> request.path().equals("/v2/")
                        ? Optional.of(Reply.error(401, "UNAUTHORIZED", "unauthorized"))
                        : Optional.empty());

        assertThatThrownBy(() -> registry.reader().tags(new RepositoryName("library/unknown")))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("401");
    }

    @Test
    void listsTheRepositoriesOfManyPages() {
        List<RepositoryName> names = IntStream.range(0, 120)
                .mapToObj(i -> new RepositoryName("library/deep/app-" + i))
                .toList();
        names.forEach(name -> push.image(name, CREATED, "v1"));

        List<RepositoryName> listed = new ArrayList<>();
        registry.reader().repositories(listed::addAll);

        assertThat(listed).containsExactlyElementsOf(names);
    }

    @Test
    void doesNotTakeWhatStrangersSeeForAllThereIs() {
        push.image(REPOSITORY, CREATED, "v1");
        OpenRegistry stranger = HarborFixtures.open(harbor, "robot$expired");

        assertThatThrownBy(() -> stranger.reader().repositories(names -> {}))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("GET /v2/ of default failed: answered 401");
    }

    private void beforeThePageAfterTheFirst(Runnable action) {
        AtomicInteger pages = new AtomicInteger();
        harbor.server().answering(request -> {
            if (request.path().endsWith("/artifacts") && pages.incrementAndGet() == 2) {
                action.run();
            }
            return Optional.empty();
        });
    }

    private List<ToldArtifact> listed() {
        return registry.reader().listing().orElseThrow().artifacts(REPOSITORY).orElseThrow();
    }

    private static ToldArtifact find(List<ToldArtifact> told, Digest digest) {
        return told.stream()
                .filter(one -> one.digest().equals(digest))
                .findFirst()
                .orElseThrow();
    }
}
