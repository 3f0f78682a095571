package dev.tidemark.evaluator.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.evaluator.Artifact;
import dev.tidemark.evaluator.Snapshot;
import dev.tidemark.evaluator.TagSeen;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SnapshotDocumentTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String IMAGE = "application/vnd.oci.image.manifest.v1+json";
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String A = "sha256:" + "a".repeat(64);
    private static final String B = "sha256:" + "b".repeat(64);
    private static final String FIRST = "2026-01-01T00:00:00Z";
    private static final String SECOND = "2026-02-01T00:00:00Z";
    private static final String THIRD = "2026-03-01T00:00:00Z";

    @Test
    void readsAllThatADocumentSays() {
        Snapshot snapshot = read(
                """
                {"repository":"library/app","complete":true,"pullEvidenceSince":"%s","deletesTags":false,"note":"mine",
                 "artifacts":[{"digest":"%s","mediaType":"%s","artifactType":"some/type","size":42,
                   "pushedAt":"%s","pulledAt":"%s","createdAt":"%s","labels":{"l":"1"},"annotations":{"a":"2"},
                   "subject":"%s","children":[],
                   "tags":[{"name":"v1","pushedAt":"%s","pulledAt":"%s","immutable":true,"by":"me"}]}]}"""
                        .formatted(FIRST, A, IMAGE, FIRST, SECOND, THIRD, B, SECOND, THIRD));

        ArtifactFacts facts = new ArtifactFacts(
                new Digest(A),
                IMAGE,
                "some/type",
                0,
                42,
                Instant.parse(THIRD),
                List.of(),
                new Digest(B),
                Map.of("l", "1"),
                Map.of("a", "2"));
        TagSeen tag = new TagSeen(new Tag("v1"), told(SECOND), told(THIRD), true);
        Artifact artifact = new Artifact(new Digest(A), facts, List.of(tag), told(FIRST), told(SECOND));
        assertThat(snapshot)
                .isEqualTo(new Snapshot(
                        new RepositoryName("library/app"), List.of(artifact), false, Instant.parse(FIRST)));
    }

    @Test
    void takesWhatIsLeftOutForUnknown() {
        Snapshot snapshot = read(document("{\"digest\":\"%s\",\"tags\":[{\"name\":\"v1\"}]}".formatted(A)));

        Artifact artifact = snapshot.artifacts().get(0);
        assertThat(artifact.facts().mediaType()).isEmpty();
        assertThat(artifact.facts().labels()).isNull();
        assertThat(artifact.facts().annotations()).isNull();
        assertThat(artifact.facts().created()).isNull();
        assertThat(artifact.pushed()).isNull();
        assertThat(artifact.pulled()).isNull();
        assertThat(artifact.tags()).containsExactly(new TagSeen(new Tag("v1"), null));
        assertThat(snapshot.pullsKnownSince()).isNull();
        assertThat(snapshot.deletesTags()).isTrue();
    }

    @Test
    void takesNullForLeftOut() {
        String nothing =
                """
                {"digest":"%s","mediaType":null,"artifactType":null,"size":null,"pushedAt":null,"pulledAt":null,
                 "createdAt":null,"labels":null,"annotations":null,"subject":null,"children":null,"unreadable":null,
                 "tags":null}"""
                        .formatted(A);

        assertThat(read(document(nothing))).isEqualTo(read(document("{\"digest\":\"%s\"}".formatted(A))));
    }

    @Test
    void givesATagTheTimeOfItsArtifactWhereItHasNoneOfItsOwn() {
        List<TagSeen> tags = tags("\"pushedAt\":\"%s\",\"createdAt\":\"%s\"".formatted(SECOND, FIRST));

        assertThat(tags).extracting(TagSeen::pushed).containsExactly(told(SECOND), told(THIRD));
    }

    @Test
    void guessesATimeFromTheImagesCreationOnlyWhereNoneIsTold() {
        List<TagSeen> tags = tags("\"createdAt\":\"%s\"".formatted(FIRST));

        assertThat(tags)
                .extracting(TagSeen::pushed)
                .containsExactly(new TimeEvidence(Instant.parse(FIRST), TimeSource.CREATED_ONLY), told(THIRD));
    }

    @Test
    void letsCreationTimesCountAsPushTimesIfAskedTo() {
        Snapshot snapshot = parse(
                        document(image(A, "\"createdAt\":\"%s\",\"tags\":[{\"name\":\"v1\"}]".formatted(FIRST))
                                + ","
                                + image(B, "\"createdAt\":\"%s\"".formatted(FIRST))))
                .toSnapshot(TimeSource.CREATED);

        assertThat(snapshot.artifacts().get(0).tags().get(0).pushed().source()).isEqualTo(TimeSource.CREATED);
        assertThat(snapshot.artifacts().get(1).pushed().source()).isEqualTo(TimeSource.CREATED_ONLY);
    }

    @Test
    void doesNotBelieveCreationTimesThatCannotBe() {
        assertThat(tags("\"createdAt\":\"1970-01-01T00:00:00Z\"").get(0).pushed())
                .isNull();
        assertThat(tags("\"createdAt\":\"2026-04-01T00:00:00Z\"").get(0).pushed())
                .isNull();
    }

    @Test
    void doesNotJudgeAnIndexWhoseChildrenAreUnknown() {
        String index = "{\"digest\":\"%s\",\"mediaType\":\"%s\"}";

        assertThat(only(index.formatted(A, INDEX)).facts()).isNull();
        assertThat(only(index.formatted(A, IMAGE)).facts()).isNotNull();
        assertThat(only("{\"digest\":\"%s\",\"mediaType\":\"%s\",\"children\":[]}".formatted(A, INDEX))
                        .facts())
                .isNotNull();
    }

    @Test
    void knowsPullsFromThenOnUnlessTheDocumentSaysOtherwise() {
        Instant epoch = Instant.EPOCH;

        assertThat(parse(document(""))
                        .withPullsKnownSince(epoch)
                        .toSnapshot(TimeSource.CREATED_ONLY)
                        .pullsKnownSince())
                .isEqualTo(epoch);
        assertThat(parse("{\"repository\":\"app\",\"pullEvidenceSince\":\"%s\",\"artifacts\":[]}".formatted(FIRST))
                        .withPullsKnownSince(epoch)
                        .toSnapshot(TimeSource.CREATED_ONLY)
                        .pullsKnownSince())
                .isEqualTo(Instant.parse(FIRST));
    }

    @Test
    void writesWhatItReads() throws JsonProcessingException {
        Snapshot snapshot = read(document(String.join(
                ",",
                image(
                        A,
                        "\"createdAt\":\"%s\",\"tags\":[{\"name\":\"v1\"},{\"name\":\"v2\",\"pulledAt\":\"%s\"}]"
                                .formatted(FIRST, SECOND)),
                "{\"digest\":\"%s\",\"unreadable\":true,\"tags\":[{\"name\":\"v3\",\"pushedAt\":\"%s\"}]}"
                        .formatted(B, THIRD))));

        String written = MAPPER.writeValueAsString(SnapshotDocument.of(snapshot, Instant.parse(THIRD)));

        assertThat(read(written)).isEqualTo(snapshot);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void saysWhatIsWrong(String json, String... said) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(InvalidSnapshotException.class)
                .hasMessageContainingAll(said)
                .extracting(Throwable::getMessage)
                .satisfies(message -> assertThat(message).hasLineCount(1));
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                broken("{\"artifacts\":[]}", "repository is missing"),
                broken("{\"repository\":\"library/app\"}", "artifacts is missing"),
                broken("{\"repository\":\"library/app\",\"complete\":false,\"artifacts\":[]}", "not complete"),
                broken("{\"repository\":\"Library\\nApp\",\"artifacts\":[]}", "not a repository name: Library?App"),
                broken("{\"repository\":\"app\",\"pullEvidenceSince\":\"ever\",\"artifacts\":[]}", "pullEvidenceSince"),
                broken(document("null"), "artifacts has a null in it"),
                broken(document("{}"), "artifacts[0].digest is missing"),
                broken(document("{\"digest\":\"sha256:1\"}"), "artifacts[0]: not a sha256 or sha512 digest: sha256:1"),
                broken(document(image(A, "") + "," + image(A, "")), "artifact twice: " + A),
                broken(
                        document(image(A, "\"tags\":[{\"name\":\"v1\"}]") + ","
                                + image(B, "\"tags\":[{\"name\":\"v1\"}]")),
                        "tag twice: v1"),
                broken(document(image(A, "\"tags\":[{}]")), "artifacts[0] " + A + ": a tag has no name"),
                broken(document(image(A, "\"tags\":[null]")), "tags has a null in it"),
                broken(document(image(A, "\"tags\":[{\"name\":\"a:b\"}]")), "artifacts[0] " + A + ": not a tag: a:b"),
                broken(
                        document(image(A, "\"pushedAt\":\"2026-01-01\"")),
                        A + ": pushedAt is not an instant",
                        "2026-01-01"),
                broken(
                        document(image(A, "\"tags\":[{\"name\":\"v1\",\"pulledAt\":\"never\"}]")),
                        A + ": tag v1: pulledAt is not an instant",
                        "never"),
                broken(document(image(A, "\"children\":[\"x\"]")), A + ": children: not a sha256 or sha512 digest: x"),
                broken(document(image(A, "\"subject\":\"x\"")), A + ": subject: not a sha256 or sha512 digest: x"),
                broken(document(image(A, "\"labels\":{\"a\":null}")), A + ": labels has a null in it"));
    }

    private static Arguments broken(String json, String... said) {
        return Arguments.of(json, said);
    }

    private static String document(String artifacts) {
        return "{\"repository\":\"library/app\",\"takenAt\":\"%s\",\"artifacts\":[%s]}".formatted(THIRD, artifacts);
    }

    private static String image(String digest, String members) {
        return "{\"digest\":\"%s\",\"mediaType\":\"%s\"%s}"
                .formatted(digest, IMAGE, members.isEmpty() ? "" : "," + members);
    }

    /** Two tags of an image, of which the second says when it was pushed. */
    private static List<TagSeen> tags(String members) {
        return only(image(
                        A,
                        members
                                + ",\"tags\":[{\"name\":\"v1\"},{\"name\":\"v2\",\"pushedAt\":\"%s\"}]"
                                        .formatted(THIRD)))
                .tags();
    }

    private static Artifact only(String artifact) {
        return read(document(artifact)).artifacts().get(0);
    }

    private static Snapshot read(String json) {
        return parse(json).toSnapshot(TimeSource.CREATED_ONLY);
    }

    private static SnapshotDocument parse(String json) {
        try {
            return MAPPER.readValue(json, SnapshotDocument.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    private static TimeEvidence told(String at) {
        return new TimeEvidence(Instant.parse(at), TimeSource.REGISTRY);
    }
}
