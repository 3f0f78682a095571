package dev.tidemark.executor.registry.harbor;

import static dev.tidemark.executor.registry.harbor.HarborFixtures.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.registry.OpenRegistry;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.ToldArtifact;
import dev.tidemark.executor.registry.ToldTag;
import dev.tidemark.executor.registry.standin.Push;
import dev.tidemark.executor.registry.standin.Reply;
import dev.tidemark.executor.registry.standin.Seen;
import dev.tidemark.executor.registry.standin.harbor.StandInHarbor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Harbor's listing tells. */
class HarborListingTest {

    private static final Instant CREATED = Instant.parse("2024-05-06T07:08:09Z");
    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00.123Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T10:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-03-06T10:00:00Z");

    private final StandInHarbor harbor = new StandInHarbor("library");
    private final OpenRegistry registry = HarborFixtures.open(harbor);
    private final Push push = harbor.push();

    @AfterEach
    void stop() {
        harbor.close();
    }

    @Test
    void tellsWhenAnArtifactAndEachOfItsTagsWerePushed() {
        harbor.at(MONDAY);
        Digest image = push.image(REPOSITORY, CREATED, "old");
        harbor.at(TUESDAY);
        harbor.tag(REPOSITORY, image, "new");

        ToldArtifact told = told(image);

        assertThat(told.pushed()).isEqualTo(MONDAY);
        assertThat(told.tags())
                .containsExactlyInAnyOrder(
                        new ToldTag(new Tag("old"), MONDAY, null, false),
                        new ToldTag(new Tag("new"), TUESDAY, null, false));
    }

    @Test
    void tellsWhenItWasPulledAndByWhichNameAndThatItNeverWas() {
        Digest never = push.image(REPOSITORY, CREATED, "never");
        Digest pulled = push.image(REPOSITORY, CREATED, "a", "b");
        harbor.at(FRIDAY);
        harbor.pull(REPOSITORY, "a");

        assertThat(told(never).pulled()).isNull();
        assertThat(told(pulled).pulled()).isEqualTo(FRIDAY);
        assertThat(told(pulled).tags())
                .extracting(seen -> seen.tag().value(), ToldTag::pulled)
                .containsExactlyInAnyOrder(tuple("a", FRIDAY), tuple("b", null));
        assertThat(registry.reader().listing().orElseThrow().pullsKnownSince()).contains(Instant.EPOCH);
    }

    @Test
    void tellsWhichTagsAreProtected() {
        Digest image = push.image(REPOSITORY, CREATED, "v1", "latest");
        harbor.immutable(REPOSITORY, "v1");

        assertThat(told(image).tags().stream().filter(ToldTag::immutable))
                .extracting(ToldTag::tag)
                .containsExactly(new Tag("v1"));
    }

    @Test
    void tellsLabelsAnnotationsAndTypes() {
        String config =
                "{\"created\":\"2024-05-06T07:08:09Z\",\"config\":{\"Labels\":{\"team\":\"a\",\"stage\":\"dev\"}}}";
        Digest image = push.imageWithConfig(REPOSITORY, config, "v1");
        Digest index = push.index(REPOSITORY, List.of(image), "multi");

        assertThat(told(image).facts().labels())
                .containsOnlyKeys("team", "stage")
                .containsEntry("team", "a");
        assertThat(told(image).facts().annotations()).isEmpty();
        assertThat(told(image).facts().artifactType()).isEqualTo(Push.CONFIG);
        assertThat(told(index).facts().annotations()).containsOnlyKeys("n");
        assertThat(told(index).facts().labels()).isEmpty();
        assertThat(told(index).facts().contentSize()).isZero();
    }

    @Test
    void tellsOfUntaggedArtifactsAndOfChildrenButNotOfAccessories() {
        Digest child = push.image(REPOSITORY, CREATED);
        Digest index = push.index(REPOSITORY, List.of(child), "multi");
        Digest untagged = push.image(REPOSITORY, CREATED);
        Digest signature = push.referrer(REPOSITORY, index, "application/vnd.example.signature", "signature");
        push.manifest(REPOSITORY, Push.IMAGE, cosign(), "sha256-" + index.hex() + ".sig");

        assertThat(listed()).extracting(ToldArtifact::digest).containsExactlyInAnyOrder(child, index, untagged);
        assertThat(registry.reader().tags(REPOSITORY)).contains(List.of(new Tag("multi")));
        assertThat(harbor.digests(REPOSITORY)).contains(signature).hasSize(5);
    }

    @Test
    void leavesOutWhatBelongsToSomethingThatIsNotListed() {
        Digest image = push.image(REPOSITORY, CREATED, "v1");
        Digest part = push.image(REPOSITORY, CREATED);
        String attestation = "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"manifests\":[%s],\"subject\":%s}"
                .formatted(
                        Push.INDEX,
                        Push.descriptor(Push.IMAGE, part.value(), 500),
                        Push.descriptor(Push.IMAGE, image.value(), 500));
        push.manifest(REPOSITORY, Push.INDEX, attestation);

        assertThat(listed()).extracting(ToldArtifact::digest).containsExactly(image);
    }

    @ParameterizedTest
    @ValueSource(strings = {"digest", "push_time", "pull_time", "name"})
    void refusesWhatIsNotAsHarborWritesIt(String field) {
        push.image(REPOSITORY, CREATED, "v1");
        String whole = asListed();
        String broken = whole.replaceAll("\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":\"?\"");
        harbor.server().answering(request -> Optional.of(Reply.json(200, broken).with("X-Total-Count", "1")));

        assertThatThrownBy(this::listed)
                .isInstanceOf(RegistryException.class)
                .hasMessageStartingWith("the artifacts of default/library/team/app cannot be read: ");
    }

    @Test
    void doesNotTakeAnArtifactForUntaggedWhoseTagsHarborCouldNotRead() {
        Digest image = push.image(REPOSITORY, CREATED, "v1");
        Digest untagged = push.image(REPOSITORY, CREATED);
        harbor.loseTags(image, true);

        assertThat(listed()).extracting(ToldArtifact::digest).containsExactly(untagged);
        assertThatThrownBy(() -> registry.reader().tags(REPOSITORY))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("without them");

        harbor.loseTags(image, false);
        assertThat(listed()).extracting(ToldArtifact::digest).containsExactlyInAnyOrder(image, untagged);
    }

    @Test
    void namesNestedRepositoriesAsHarborUnescapesThem() {
        push.image(REPOSITORY, CREATED, "v1");
        harbor.server().forget();

        assertThat(listed()).hasSize(1);
        assertThat(harbor.server().seen())
                .extracting(Seen::path)
                .containsOnly("/api/v2.0/projects/library/repositories/team%2Fapp/artifacts");
    }

    private String asListed() {
        return "[{\"id\":1,\"digest\":\"sha256:%s\",\"manifest_media_type\":\"%s\",\"size\":1,"
                        .formatted("0".repeat(64), Push.IMAGE)
                + "\"push_time\":\"2026-03-02T10:00:00.123Z\",\"pull_time\":\"0001-01-01T00:00:00.000Z\",\"tags\":[{\"name\":\"v1\","
                + "\"push_time\":\"2026-03-02T10:00:00.123Z\",\"pull_time\":\"0001-01-01T00:00:00.000Z\",\"immutable\":false}]}]";
    }

    private List<ToldArtifact> listed() {
        return registry.reader().listing().orElseThrow().artifacts(REPOSITORY).orElseThrow();
    }

    private ToldArtifact told(Digest digest) {
        return find(listed(), digest);
    }

    private static ToldArtifact find(List<ToldArtifact> told, Digest digest) {
        return told.stream()
                .filter(one -> one.digest().equals(digest))
                .findFirst()
                .orElseThrow();
    }

    private String cosign() {
        String empty = "{}";
        String config = Push.descriptor(Push.CONFIG, push.blob(REPOSITORY, empty), empty.length());
        return "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s,\"layers\":[]}".formatted(Push.IMAGE, config);
    }
}
