package dev.tidemark.executor.planning;

import static dev.tidemark.executor.planning.PlanningFixtures.APP;
import static dev.tidemark.executor.planning.PlanningFixtures.NOW;
import static dev.tidemark.executor.planning.PlanningFixtures.REGISTRY;
import static dev.tidemark.executor.planning.PlanningFixtures.digest;
import static dev.tidemark.executor.planning.PlanningFixtures.image;
import static dev.tidemark.executor.planning.PlanningFixtures.index;
import static dev.tidemark.executor.planning.PlanningFixtures.reading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.evaluator.Artifact;
import dev.tidemark.evaluator.Snapshot;
import dev.tidemark.evaluator.TagSeen;
import dev.tidemark.executor.inventory.Inventory;
import dev.tidemark.executor.registry.ToldArtifact;
import dev.tidemark.executor.registry.ToldTag;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SnapshotsTest {

    private static final Instant OLD = NOW.minus(Duration.ofDays(100));
    private static final Instant YOUNG = NOW.minus(Duration.ofDays(1));

    @Test
    void makesOneArtifactOfADigestWithAllItsTags() {
        Snapshot snapshot = Snapshots.of(reading(Inventory.EMPTY, Map.of("v1", 1, "latest", 1), image(1, OLD)), true);

        assertThat(artifact(snapshot, 1).tags())
                .extracting(TagSeen::tag)
                .containsExactly(new Tag("latest"), new Tag("v1"));
        assertThat(snapshot.artifacts()).hasSize(1);
    }

    @Test
    void takesAnIndexForAsYoungAsItsNewestChild() {
        Snapshot snapshot = Snapshots.of(
                reading(
                        Inventory.EMPTY,
                        Map.of("v1", 1),
                        index(1, digest(2), digest(3)),
                        image(2, OLD),
                        index(3, digest(4), digest(5)),
                        image(4, YOUNG),
                        image(5, null)),
                true);

        assertThat(artifact(snapshot, 1).tags().get(0).pushed().at()).isEqualTo(YOUNG);
        assertThat(artifact(snapshot, 1).facts().created()).isEqualTo(YOUNG);
    }

    @Test
    void doesNotKnowTheAgeOfAnIndexWhoseChildrenSayNothing() {
        Snapshot snapshot = Snapshots.of(
                reading(Inventory.EMPTY, Map.of("v1", 1), index(1, digest(2), digest(3)), image(2, null)), true);

        assertThat(artifact(snapshot, 1).tags().get(0).pushed()).isNull();
    }

    @Test
    void saysOfAnUnreadableManifestThatNothingIsKnownOfIt() {
        Reading reading = new Reading(
                REGISTRY, APP, Map.of(new Tag("v1"), digest(1)), Map.of(), Set.of(digest(1)), Inventory.EMPTY, NOW);

        Artifact unreadable = artifact(Snapshots.of(reading, true), 1);

        assertThat(unreadable.facts()).isNull();
        assertThat(unreadable.tags()).extracting(TagSeen::tag).containsExactly(new Tag("v1"));
        assertThat(unreadable.tags().get(0).pushed()).isNull();
    }

    @Test
    void givesUntaggedManifestsTheirOwnWordOnly() {
        Snapshot snapshot =
                Snapshots.of(reading(Inventory.EMPTY, Map.of("v1", 1), index(1, digest(2)), image(2, OLD)), true);

        assertThat(artifact(snapshot, 2).tags()).isEmpty();
        assertThat(artifact(snapshot, 2).pushed().source().mayCondemn()).isFalse();
    }

    @Test
    void takesTheRegistrysWordForWhatItTells() {
        ToldTag tag = new ToldTag(new Tag("v1"), YOUNG, NOW, true);
        Snapshot snapshot = told(new ToldArtifact(image(1, YOUNG), OLD, null, List.of(tag)));

        Artifact artifact = artifact(snapshot, 1);
        assertThat(artifact.pushed()).isEqualTo(new TimeEvidence(OLD, TimeSource.REGISTRY));
        assertThat(artifact.pulled()).isNull();
        assertThat(artifact.tags())
                .containsExactly(new TagSeen(
                        new Tag("v1"),
                        new TimeEvidence(YOUNG, TimeSource.REGISTRY),
                        new TimeEvidence(NOW, TimeSource.REGISTRY),
                        true));
        assertThat(snapshot.pullsKnownSince()).isEqualTo(Instant.EPOCH);
        assertThat(snapshot.deletesTags()).isTrue();
    }

    @Test
    void letsTheRegistrysWordCondemnWhatNoTagNames() {
        Snapshot snapshot = told(new ToldArtifact(image(1, null), OLD, OLD, List.of()));

        assertThat(artifact(snapshot, 1).pushed().source().mayCondemn()).isTrue();
        assertThat(artifact(snapshot, 1).pulled().at()).isEqualTo(OLD);
    }

    @Test
    void knowsNothingOfPullsWhereTheRegistryTellsNothing() {
        Snapshot snapshot = Snapshots.of(reading(Inventory.EMPTY, Map.of("v1", 1), image(1, OLD)), true);

        assertThat(snapshot.pullsKnownSince()).isNull();
        assertThat(snapshot.deletesTags()).isFalse();
    }

    @Test
    void knowsOfPullsWhatEventsTold() {
        Inventory inventory = Inventory.EMPTY.with(Map.of(digest(1), YOUNG, digest(2), OLD), OLD);
        Snapshot snapshot = Snapshots.of(
                reading(inventory, Map.of("v1", 1, "v3", 3), index(1, digest(2)), image(2, OLD), image(3, OLD)), true);

        assertThat(artifact(snapshot, 1).pulled()).isEqualTo(new TimeEvidence(YOUNG, TimeSource.EVENT));
        assertThat(artifact(snapshot, 2).pulled()).isEqualTo(new TimeEvidence(OLD, TimeSource.EVENT));
        assertThat(artifact(snapshot, 3).pulled()).isNull();
        assertThat(snapshot.pullsKnownSince()).isEqualTo(OLD);
    }

    private static Snapshot told(ToldArtifact artifact) {
        Map<Tag, Digest> tags = new HashMap<>();
        artifact.tags().forEach(seen -> tags.put(seen.tag(), artifact.digest()));
        Testimony testimony = new Testimony(Map.of(artifact.digest(), artifact), Instant.EPOCH, true);
        return Snapshots.of(
                new Reading(
                        REGISTRY,
                        APP,
                        tags,
                        Map.of(artifact.digest(), artifact.facts()),
                        Set.of(),
                        Set.of(),
                        Inventory.SILENT,
                        NOW,
                        NOW,
                        testimony),
                false);
    }

    @Test
    void takesAManifestForUntaggedFromTheMomentItsTagIsSeenElsewhere() {
        Inventory inventory = new Inventory(
                true, OLD, Map.of(new Tag("v1"), new Inventory.Known(digest(1), OLD, true)), List.of(image(1, OLD)));

        Snapshot snapshot = Snapshots.of(reading(inventory, Map.of("v1", 2), image(1, OLD), image(2, YOUNG)), true);

        assertThat(artifact(snapshot, 1).tags()).isEmpty();
        assertThat(artifact(snapshot, 1).untaggedSince()).isEqualTo(NOW);
        assertThat(artifact(snapshot, 1).pushed()).isEqualTo(new TimeEvidence(OLD, TimeSource.CREATED));
    }

    @Test
    void saysSinceWhenNoTagNamesAManifest() {
        Inventory.Untagged known = new Inventory.Untagged(OLD, OLD, YOUNG);
        Inventory inventory = new Inventory(true, OLD, Map.of(), Map.of(digest(2), known), List.of(), null);

        Snapshot snapshot = Snapshots.of(reading(inventory, Map.of("v1", 1), image(1, OLD), image(2, OLD)), true);

        assertThat(artifact(snapshot, 2).untaggedSince()).isEqualTo(YOUNG);
        assertThat(artifact(snapshot, 2).pushed()).isEqualTo(new TimeEvidence(OLD, TimeSource.EVENT));
        assertThat(artifact(snapshot, 1).untaggedSince()).isNull();
    }

    @Test
    void leavesOutATagWhoseManifestIsGone() {
        assertThat(Snapshots.of(reading(Inventory.EMPTY, Map.of("v1", 1)), true).artifacts())
                .isEmpty();
    }

    private static Artifact artifact(Snapshot snapshot, int number) {
        Digest digest = digest(number);
        return snapshot.artifacts().stream()
                .filter(one -> one.digest().equals(digest))
                .findFirst()
                .orElseThrow();
    }
}
