package dev.tidemark.executor.registry.oci;

import static dev.tidemark.executor.registry.oci.OciFixtures.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Blob;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.registry.Head;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.RegistryReader;
import dev.tidemark.executor.registry.UnreadableManifestException;
import dev.tidemark.executor.registry.standin.Flavour;
import dev.tidemark.executor.registry.standin.Push;
import dev.tidemark.executor.registry.standin.Reply;
import dev.tidemark.executor.registry.standin.StandInRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What manifests say, and what is done about those that say nothing credible. */
class ManifestReadingTest {

    private static final String ZEROS = "sha256:" + "0".repeat(64);
    private static final Instant CREATED = Instant.parse("2024-05-06T07:08:09Z");

    private final StandInRegistry server = new StandInRegistry(Flavour.DISTRIBUTION_3);
    private final Push push = new Push(server.url());
    private final RegistryReader reader = OciFixtures.open(server.url()).reader();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void asksForEveryTypeOfManifestInOneHeader() {
        push.image(REPOSITORY, CREATED, "latest");
        server.forget();

        reader.head(REPOSITORY, new Tag("latest"));

        assertThat(server.seen().get(0).headers().getFirst("Accept"))
                .contains(
                        "oci.image.index.v1",
                        "oci.image.manifest.v1",
                        "manifest.list.v2",
                        "manifest.v2",
                        "artifact.manifest")
                .endsWith("*/*");
        assertThat(server.seen().get(0).headers().getFirst("User-Agent")).isEqualTo("tidemark/test");
    }

    @Test
    void isReadWithNothingButGetAndHead() {
        Digest image = push.image(REPOSITORY, CREATED, "latest");
        server.forget();

        reader.ping();
        reader.repositories(page -> {});
        reader.heads(REPOSITORY, reader.tags(REPOSITORY).orElseThrow());
        reader.head(REPOSITORY, image);
        reader.facts(REPOSITORY, image);

        assertThat(server.seen()).hasSizeGreaterThan(6);
        assertThat(server.effects()).isEmpty();
    }

    @Test
    void worksOutTheDigestThatTheRegistryDoesNotSay() {
        byte[] manifest = "{\"schemaVersion\":2}".getBytes(StandardCharsets.UTF_8);
        server.answering(request ->
                Optional.of(Reply.of(200).with("Content-Type", Push.IMAGE).body(manifest)));

        assertThat(reader.head(REPOSITORY, new Tag("latest")))
                .contains(new Head(new Digest(Push.digestOf(manifest)), Push.IMAGE, manifest.length));
        assertThatThrownBy(() -> reader.head(REPOSITORY, new Digest(ZEROS))).isInstanceOf(RegistryException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256:abc", "md5:00000000000000000000000000000000", "latest", ""})
    void believesNoDigestThatIsNone(String digest) {
        server.answering(request -> Optional.of(Reply.of(200).with("Docker-Content-Digest", digest)));

        assertThatThrownBy(() -> reader.head(REPOSITORY, new Tag("latest"))).isInstanceOf(RegistryException.class);
    }

    @Test
    void failsAsAWholeWhereOneTagCannotBeRead() {
        push.image(REPOSITORY, CREATED, "a", "b", "c");
        server.answering(request -> request.path().endsWith("/b") ? Optional.of(Reply.of(403)) : Optional.empty());

        assertThatThrownBy(() -> reader.heads(REPOSITORY, List.of(new Tag("a"), new Tag("b"), new Tag("c"))))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("default/library/app:b");
    }

    @Test
    void looksAtThousandsOfTags() {
        String[] tags = java.util.stream.IntStream.range(0, 2_000)
                .mapToObj(i -> "t" + i)
                .toArray(String[]::new);
        Digest digest = new Digest(ZEROS);
        server.answering(request -> Optional.of(Reply.of(200).with("Docker-Content-Digest", ZEROS)));

        assertThat(reader.heads(REPOSITORY, Arrays.stream(tags).map(Tag::new).toList()))
                .hasSize(2_000)
                .allSatisfy((tag, head) -> assertThat(head.digest()).isEqualTo(digest));
    }

    @Test
    void isUnreadableWhereTheContentsAreNotTheDigests() {
        server.answering(request -> Optional.of(Reply.json(200, "{\"schemaVersion\":2}")));

        assertThatThrownBy(() -> reader.facts(REPOSITORY, new Digest(ZEROS)))
                .isInstanceOf(UnreadableManifestException.class)
                .hasMessageContaining("default/library/app@sha256:000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    application/vnd.oci.image.manifest.v1+json | not json
                    application/vnd.oci.image.manifest.v1+json | []
                    application/vnd.oci.image.manifest.v1+json | {"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]}
                    application/vnd.oci.image.index.v1+json    | {"manifests":[],"layers":[]}
                    application/vnd.oci.image.index.v1+json    | {"manifests":{}}
                    application/vnd.oci.image.index.v1+json    | {}
                    application/vnd.oci.image.index.v1+json    | {"manifests":[{"digest":"sha256:short"}]}
                    application/vnd.oci.image.index.v1+json    | {"manifests":[{}]}
                    application/vnd.oci.image.manifest.v1+json | {"subject":{"digest":"nonsense"}}
                    """)
    void isUnreadableWhereItContradictsItself(String mediaType, String body) {
        Digest digest = push.manifest(REPOSITORY, mediaType, body);

        assertThatThrownBy(() -> reader.facts(REPOSITORY, digest)).isInstanceOf(UnreadableManifestException.class);
    }

    @Test
    void isNotUnreadableWhereItWasOnlyNotRead() {
        server.answering(request -> Optional.of(Reply.of(502)));

        assertThatThrownBy(() -> reader.facts(REPOSITORY, new Digest(ZEROS)))
                .isInstanceOf(RegistryException.class)
                .isNotInstanceOf(UnreadableManifestException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    {"config":{"digest":"D","size":1},"layers":[{"digest":"D","size":7},{"digest":"D","size":-7}]} | 1,7,0
                    {"layers":[{"digest":"D"}]}                                                                    | 0
                    {}                                                                                             | ''
                    {"layers":[{"digest":"D","size":1},{"digest":"sha256:short","size":2}]}                        |
                    {"layers":[{"size":2}]}                                                                        |
                    """)
    void namesItsContentsWhereAllOfThemAreBlobs(String body, String sizes) {
        Digest digest = push.manifest(REPOSITORY, Push.IMAGE, body.replace("\"D\"", "\"" + ZEROS + "\""));

        List<Blob> contents = reader.facts(REPOSITORY, digest).orElseThrow().contents();

        List<Blob> expected = sizes == null
                ? null
                : Arrays.stream(sizes.split(","))
                        .filter(size -> !size.isEmpty())
                        .map(size -> new Blob(new Digest(ZEROS), Long.parseLong(size)))
                        .toList();
        assertThat(contents).isEqualTo(expected);
    }

    @Test
    void namesNoContentsWhereTheyAreTooMany() {
        String layer = "{\"digest\":\"" + ZEROS + "\",\"size\":1}";
        String layers = (layer + ",").repeat(ArtifactFacts.MAX_CONTENTS);
        Digest digest = push.manifest(REPOSITORY, Push.IMAGE, "{\"layers\":[" + layers + layer + "]}");

        ArtifactFacts facts = reader.facts(REPOSITORY, digest).orElseThrow();

        assertThat(facts.contents()).isNull();
        assertThat(facts.contentSize()).isEqualTo(ArtifactFacts.MAX_CONTENTS + 1);
    }

    @Test
    void isNamedButNotUnderstoodWhereItsTypeIsUnknown() {
        Digest digest = push.manifest(REPOSITORY, "application/vnd.example.thing+json", "{\"manifests\":[{}]}");

        ArtifactFacts facts = reader.facts(REPOSITORY, digest).orElseThrow();

        assertThat(facts.mediaType()).isEqualTo("application/vnd.example.thing+json");
        assertThat(facts.children()).isEmpty();
        assertThat(facts.labels()).isNull();
        assertThat(facts.annotations()).isNull();
        assertThat(facts.created()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"not json", "[]", "{}", "{\"created\":7}", "{\"created\":\"yesterday\"}", "{\"created\":null}"})
    void hasNoTimeWhereItsConfigurationTellsNone(String configuration) {
        Digest digest = push.imageWithConfig(REPOSITORY, configuration, "latest");

        assertThat(reader.facts(REPOSITORY, digest).orElseThrow().created()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    {"created":"2024-05-06T07:08:09Z"}                        | {}
                    {"config":null}                                           | {}
                    {"config":{"Labels":null,"Env":["A=b"]}}                  | {}
                    {"config":{"Labels":{"a":"1","b":""}}}                    | {a=1, b=}
                    {"config":{"Labels":[]}}                                  |
                    {"config":{"Labels":{"a":"1","b":2}}}                     |
                    []                                                        |
                    not json                                                  |
                    """)
    void readsLabelsOrDoesNotKnowThem(String configuration, String labels) {
        for (String type : List.of(Push.CONFIG, "application/vnd.docker.container.image.v1+json")) {
            String blob = push.blob(REPOSITORY, configuration);
            Digest digest = push.manifest(REPOSITORY, Push.IMAGE, image(blob, configuration.length(), type));

            assertThat(reader.facts(REPOSITORY, digest).orElseThrow().labels())
                    .satisfies(read -> assertThat(read == null ? null : new TreeMap<>(read).toString())
                            .isEqualTo(labels));
        }
    }

    @Test
    void keepsNoLabelsAndNoAnnotationsThatAreTooLong() {
        String most = "x".repeat(ArtifactFacts.MAX_TEXT - 1);
        Digest kept = push.described(REPOSITORY, Map.of("k", most), Map.of("k", most));
        Digest tooLong = push.described(REPOSITORY, Map.of("kk", most), Map.of("kk", most));

        assertThat(reader.facts(REPOSITORY, kept).orElseThrow().labels()).containsOnlyKeys("k");
        assertThat(reader.facts(REPOSITORY, kept).orElseThrow().annotations()).containsOnlyKeys("k");
        assertThat(reader.facts(REPOSITORY, tooLong).orElseThrow().labels()).isNull();
        assertThat(reader.facts(REPOSITORY, tooLong).orElseThrow().annotations())
                .isNull();
    }

    @Test
    void knowsNoLabelsOfAConfigurationThatIsGoneOrTooLong() {
        Digest gone = push.manifest(REPOSITORY, Push.IMAGE, image(ZEROS, 10));
        Digest tooLong = push.manifest(REPOSITORY, Push.IMAGE, image(push.blob(REPOSITORY, "{}"), 1L << 40));

        assertThat(reader.facts(REPOSITORY, gone).orElseThrow().labels()).isNull();
        assertThat(reader.facts(REPOSITORY, tooLong).orElseThrow().labels()).isNull();
    }

    @Test
    void asksForNoConfigurationOfWhatIsNoImage() {
        String type = "application/vnd.cncf.helm.config.v1+json";
        Digest chart = push.manifest(REPOSITORY, Push.IMAGE, image(push.blob(REPOSITORY, "{}"), 2, type));
        server.forget();

        assertThat(reader.facts(REPOSITORY, chart).orElseThrow().labels()).isEmpty();
        assertThat(server.seen("/blobs/")).isEmpty();
    }

    @Test
    void readsATimeWithAnOffsetAndNanoseconds() {
        Digest digest =
                push.imageWithConfig(REPOSITORY, "{\"created\":\"2024-05-06T09:08:09.123456789+02:00\"}", "latest");

        assertThat(reader.facts(REPOSITORY, digest).orElseThrow().created())
                .isEqualTo(Instant.parse("2024-05-06T07:08:09.123456789Z"));
    }

    @Test
    void hasNoTimeWhereItsConfigurationIsGoneOrFalse() {
        Digest gone = push.manifest(REPOSITORY, Push.IMAGE, image(ZEROS, 10));
        String blob = push.blob(REPOSITORY, "{\"created\":\"2024-05-06T07:08:09Z\"}");
        Digest tooLong = push.manifest(REPOSITORY, Push.IMAGE, image(blob, 1L << 40));

        assertThat(reader.facts(REPOSITORY, gone).orElseThrow().created()).isNull();
        assertThat(reader.facts(REPOSITORY, tooLong).orElseThrow().created()).isNull();
    }

    @Test
    void doesNotTakeALostAnswerForAMissingConfiguration() {
        Digest image = push.image(REPOSITORY, CREATED, "latest");
        server.answering(request -> request.path().contains("/blobs/") ? Optional.of(Reply.of(503)) : Optional.empty());

        assertThatThrownBy(() -> reader.facts(REPOSITORY, image))
                .isInstanceOf(RegistryException.class)
                .isNotInstanceOf(UnreadableManifestException.class);
    }

    @Test
    void takesTheTimeOfAnIndexAndOfAnArtifactFromTheirAnnotation() {
        String annotation = "\"annotations\":{\"org.opencontainers.image.created\":\"2024-05-06T07:08:09Z\"}";
        Digest index = push.manifest(REPOSITORY, Push.INDEX, "{\"manifests\":[]," + annotation + "}");
        Digest artifact = push.manifest(
                REPOSITORY,
                MediaType.OCI_ARTIFACT,
                "{\"artifactType\":\"a/b\",\"blobs\":[{\"size\":7}]," + annotation + "}");

        assertThat(reader.facts(REPOSITORY, index).orElseThrow().created()).isEqualTo(CREATED);
        assertThat(reader.facts(REPOSITORY, artifact).orElseThrow())
                .isEqualTo(new ArtifactFacts(
                        artifact,
                        MediaType.OCI_ARTIFACT,
                        "a/b",
                        reader.head(REPOSITORY, artifact).orElseThrow().size(),
                        7,
                        CREATED,
                        List.of(),
                        null,
                        Map.of(),
                        Map.of("org.opencontainers.image.created", "2024-05-06T07:08:09Z")));
    }

    @Test
    void endsAtAManifestLongerThanAnyHasAReasonToBe() {
        server.answering(request -> Optional.of(Reply.of(200).body(new byte[5 * 1024 * 1024])));

        assertThatThrownBy(() -> reader.facts(REPOSITORY, new Digest(ZEROS)))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("longer than");
        assertThat(server.seen()).hasSize(1);
    }

    private static String image(String configuration, long size) {
        return image(configuration, size, Push.CONFIG);
    }

    private static String image(String configuration, long size, String type) {
        return "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s,\"layers\":[]}"
                .formatted(Push.IMAGE, Push.descriptor(type, configuration, size));
    }
}
