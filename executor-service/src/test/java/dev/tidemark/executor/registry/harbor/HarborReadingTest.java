package dev.tidemark.executor.registry.harbor;

import static dev.tidemark.executor.registry.harbor.HarborFixtures.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.registry.OpenRegistry;
import dev.tidemark.executor.registry.RegistriesConfig;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.RegistryReader;
import dev.tidemark.executor.registry.ToldArtifact;
import dev.tidemark.executor.registry.http.HttpFixtures;
import dev.tidemark.executor.registry.standin.Push;
import dev.tidemark.executor.registry.standin.Reply;
import dev.tidemark.executor.registry.standin.harbor.StandInHarbor;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How Harbor is read, and what reading it leaves behind there: nothing. */
class HarborReadingTest {

    private static final Instant CREATED = Instant.parse("2024-05-06T07:08:09Z");

    private final StandInHarbor harbor = new StandInHarbor("library");
    private final OpenRegistry registry = HarborFixtures.open(harbor);
    private final RegistryReader reader = registry.reader();
    private final Push push = harbor.push();

    @AfterEach
    void stop() {
        harbor.close();
    }

    @Test
    void isNoPull() {
        Digest child = push.image(REPOSITORY, CREATED);
        Digest index = push.index(REPOSITORY, List.of(child), "multi");

        List<ToldArtifact> before = told(reader);
        reader.heads(REPOSITORY, reader.tags(REPOSITORY).orElseThrow());
        List.of(child, index).forEach(digest -> reader.facts(REPOSITORY, digest));

        assertThat(told(reader)).isEqualTo(before).allSatisfy(one -> assertThat(one.pulled())
                .isNull());
        assertThat(harbor.server().seen("/v2/library/team/app/manifests").stream()
                        .filter(request -> !request.method().equals("PUT")))
                .isEmpty();
    }

    @Test
    void isNotHinderedWherePullsAre() {
        Digest image = push.image(REPOSITORY, CREATED, "vulnerable");
        harbor.block("library");

        assertThat(reader.head(REPOSITORY, new Tag("vulnerable")).orElseThrow().digest())
                .isEqualTo(image);
        assertThat(reader.facts(REPOSITORY, image)).isPresent();
        assertThat(told(reader)).hasSize(1);
    }

    @Test
    void takesARequestPerPageForManyTagsAndOneEachForFew() {
        List<Tag> tags = IntStream.range(0, 150)
                .mapToObj(i -> new Tag("1." + i))
                .peek(tag -> push.image(REPOSITORY, CREATED, tag.value()))
                .toList();
        harbor.server().forget();

        assertThat(reader.heads(REPOSITORY, tags)).hasSize(150);
        assertThat(harbor.server().seen()).hasSize(2);
        assertThat(reader.heads(REPOSITORY, tags.subList(0, 3))).hasSize(3);
        assertThat(harbor.server().seen()).hasSize(5);
    }

    @Test
    void showsWhoItIsWithEveryRequestAndKeepsNoCookie() {
        push.image(REPOSITORY, CREATED, "v1");
        harbor.server().forget();

        reader.ping();
        reader.tags(REPOSITORY);
        reader.heads(REPOSITORY, List.of(new Tag("v1")));

        assertThat(harbor.server().seen()).hasSize(3).allSatisfy(request -> {
            assertThat(request.authorization()).startsWith("Basic ");
            assertThat(request.headers()).doesNotContainKey("Cookie");
        });
    }

    @Test
    void needsNoMoreRightsThanAreDocumented() {
        Digest image = push.image(REPOSITORY, CREATED, "v1");
        String robot = harbor.robot("library", "repository:read", "artifact:list", "artifact:read");
        RegistryReader limited = HarborFixtures.open(harbor, robot).reader();

        assertThat(limited.tags(REPOSITORY)).contains(List.of(new Tag("v1")));
        assertThat(limited.tags(new RepositoryName("library/unknown"))).isEmpty();
        assertThat(limited.facts(REPOSITORY, image)).isPresent();
        assertThat(told(limited)).hasSize(1);
    }

    @Test
    void failsWhereItIsNotAllowedToLook() {
        String robot = harbor.robot("another", "artifact:list");
        RegistryReader stranger = HarborFixtures.open(harbor, robot).reader();

        assertThatThrownBy(() -> stranger.tags(REPOSITORY))
                .isInstanceOf(RegistryException.class)
                .hasMessage("GET the artifacts of default/library/team/app failed: answered 403 FORBIDDEN: forbidden");
        assertThatThrownBy(() -> stranger.head(REPOSITORY, new Tag("v1"))).isInstanceOf(RegistryException.class);
        assertThatThrownBy(() -> stranger.tags(new RepositoryName("nowhere/app")))
                .isInstanceOf(RegistryException.class);
    }

    @Test
    void knowsNothingOfARepositoryInAProjectThatIsNotThere() {
        assertThat(reader.tags(new RepositoryName("nowhere/app"))).isEmpty();
    }

    @Test
    void failsWhereHarborAnswersForAnotherDigest() {
        Digest one = push.image(REPOSITORY, CREATED, "one");
        Digest other = push.image(REPOSITORY, CREATED, "other");
        harbor.server()
                .answering(request -> Optional.of(Reply.json(
                        200, "{\"digest\":\"%s\",\"manifest_media_type\":\"%s\"}".formatted(other, Push.IMAGE))));

        assertThatThrownBy(() -> reader.head(REPOSITORY, one))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("another digest");
    }

    @Test
    void takesTheWholeManifestOfAnAccessoryAloneForItsFacts() {
        Digest image = push.image(REPOSITORY, CREATED, "v1");
        Digest signature = push.referrer(REPOSITORY, image, "application/vnd.example.signature");

        assertThat(reader.facts(REPOSITORY, signature).orElseThrow().subject()).isEqualTo(image);
        assertThat(told(reader)).allSatisfy(one -> assertThat(one.pulled()).isNull());
    }

    @Test
    void isNotOpenedWithoutAPassword() {
        RegistriesConfig.Settings nobody = HttpFixtures.settings(harbor.url());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HarborKind(HttpFixtures.connections()).open(HttpFixtures.NAME, nobody))
                .withMessage("username and password are missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://harbor.example/api", "https://harbor.example/api/v2.0"})
    void isNotOpenedWithTheAddressOfItsApi(String url) {
        RegistriesConfig.Settings settings = HttpFixtures.settings(URI.create(url), "robot$a", "secret");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HarborKind(HttpFixtures.connections()).open(HttpFixtures.NAME, settings))
                .withMessage("the url must end before /api");
    }

    private static List<ToldArtifact> told(RegistryReader reader) {
        return reader.listing().orElseThrow().artifacts(REPOSITORY).orElseThrow();
    }
}
