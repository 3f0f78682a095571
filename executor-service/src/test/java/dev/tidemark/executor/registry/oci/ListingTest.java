package dev.tidemark.executor.registry.oci;

import static dev.tidemark.executor.registry.oci.OciFixtures.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.RegistryReader;
import dev.tidemark.executor.registry.standin.Flavour;
import dev.tidemark.executor.registry.standin.Reply;
import dev.tidemark.executor.registry.standin.Seen;
import dev.tidemark.executor.registry.standin.StandInRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listings are complete or they fail. */
class ListingTest {

    private final StandInRegistry server = new StandInRegistry(Flavour.DISTRIBUTION_3);
    private final RegistryReader reader = OciFixtures.open(server.url()).reader();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>welcome</html>",
                "[]",
                "{}",
                "{\"name\":\"library/app\"}",
                "{\"tags\":\"latest\"}",
                "{\"tags\":[\"a\",7]}",
                "{\"tags\":[\"a\",null]}",
                "{\"tags\":[\"a\",\"b\"]",
                "{\"tags\":[\"a\",\"b",
                "{\"tags\":[\"a\",\"not a tag\"]}",
                "{\"tags\":[\"a\",\"\"]}"
            })
    void areNotMadeOfHalfAnAnswer(String body) {
        server.answering(request -> Optional.of(Reply.json(200, body)));

        assertThatThrownBy(() -> reader.tags(REPOSITORY)).isInstanceOf(RegistryException.class);
    }

    @Test
    void areEmptyWhereTheRegistrySaysNull() {
        server.answering(request ->
                Optional.of(Reply.json(200, "{\"name\":\"library/app\",\"tags\":null,\"more\":{\"tags\":[1]}}")));

        assertThat(reader.tags(REPOSITORY)).contains(List.of());
    }

    @Test
    void holdNoTagTwice() {
        server.answering(request -> Optional.of(Reply.json(200, "{\"tags\":[\"a\",\"b\",\"a\"]}")));

        assertThat(reader.tags(REPOSITORY).orElseThrow()).containsExactly(new Tag("a"), new Tag("b"));
    }

    @Test
    void doNotGoRoundInCircles() {
        server.answering(request -> Optional.of(Reply.json(200, "{\"tags\":[\"a\"]}")
                .with("Link", "</v2/library/app/tags/list?last=a>; rel=\"next\"")));

        assertThatThrownBy(() -> reader.tags(REPOSITORY))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("does not end");
        assertThat(server.seen()).hasSize(3);
    }

    @Test
    void doNotGoOnAtAnotherServer() {
        try (StandInRegistry other = new StandInRegistry(Flavour.DISTRIBUTION_3)) {
            server.answering(request -> Optional.of(
                    Reply.json(200, "{\"tags\":[\"a\"]}").with("Link", "<" + other.url() + "/v2/x>; rel=\"next\"")));

            assertThatThrownBy(() -> reader.tags(REPOSITORY)).isInstanceOf(RegistryException.class);
            assertThat(other.seen()).isEmpty();
        }
    }

    @Test
    void areFollowedExactlyAsTheRegistryLinksThem() {
        server.answering(request -> Optional.of(
                request.query().isEmpty()
                        ? Reply.json(200, "{\"tags\":[\"a\"]}")
                                .with("Link", "</v2/library/app/tags/list?token=x%2Fy%3D&n=1>; rel=\"next\"")
                        : Reply.json(200, "{\"tags\":[\"b\"]}")));

        assertThat(reader.tags(REPOSITORY).orElseThrow()).hasSize(2);
        assertThat(server.seen()).extracting(Seen::query).containsExactly("", "token=x%2Fy%3D&n=1");
    }

    @Test
    void areLongerThanAnyPageSizeTheRegistryHas() {
        String tags = IntStream.range(0, 50_000).mapToObj(i -> "\"v" + i + "\"").collect(Collectors.joining(","));
        server.answering(request -> Optional.of(Reply.json(200, "{\"tags\":[" + tags + "]}")));

        assertThat(reader.tags(REPOSITORY).orElseThrow()).hasSize(50_000);
    }

    @Test
    void takeNobodyElsesNotFoundForAnUnknownRepository() {
        server.answering(request -> Optional.of(Reply.of(404).body("<h1>nginx</h1>".getBytes())));
        assertThatThrownBy(() -> reader.tags(REPOSITORY)).isInstanceOf(RegistryException.class);

        server.answering(request -> Optional.of(Reply.error(404, "NAME_UNKNOWN", "repository name not known")));
        assertThat(reader.tags(REPOSITORY)).isEmpty();

        server.answering(request -> Optional.of(Reply.error(400, "NAME_UNKNOWN", "as zot has it")));
        assertThat(reader.tags(REPOSITORY)).isEmpty();
    }

    @Test
    void ofTheCatalogueLeaveOutWhatNobodyCanName() {
        server.answering(request ->
                Optional.of(Reply.json(200, "{\"repositories\":[\"a/b\",\"Not/Valid\",\"../etc\",\"c\",\"a/b\"]}")));

        assertThat(catalogue()).containsExactly(new RepositoryName("a/b"), new RepositoryName("c"));
    }

    @Test
    void ofTheCatalogueDoWithoutAPageSizeTheRegistryRefuses() {
        server.answering(request -> Optional.of(
                request.query().equals("n=1000")
                        ? Reply.error(400, "PAGINATION_NUMBER_INVALID", "invalid number of results requested")
                        : Reply.json(200, "{\"repositories\":[\"a/b\"]}")));

        assertThat(catalogue()).containsExactly(new RepositoryName("a/b"));
        assertThat(server.seen()).extracting(Seen::query).containsExactly("n=1000", "");
    }

    @Test
    void ofTheCatalogueFailWhereThereIsNone() {
        server.answering(request -> Optional.of(Reply.error(404, "UNSUPPORTED", "no catalogue here")));

        assertThatThrownBy(this::catalogue).isInstanceOf(RegistryException.class);
    }

    private List<RepositoryName> catalogue() {
        List<RepositoryName> all = new ArrayList<>();
        reader.repositories(all::addAll);
        return all;
    }
}
