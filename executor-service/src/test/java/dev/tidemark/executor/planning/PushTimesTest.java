package dev.tidemark.executor.planning;

import static dev.tidemark.executor.planning.PlanningFixtures.NOW;
import static dev.tidemark.executor.planning.PlanningFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.inventory.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushTimesTest {

    private static final Tag TAG = new Tag("v1");
    private static final Instant FIRST_SCAN = NOW.minus(Duration.ofDays(10));
    private static final Instant LATER = NOW.minus(Duration.ofDays(5));
    private static final Instant CREATED = Instant.parse("2025-06-01T00:00:00Z");

    /** Every row of what is known of a tag, on a registry where creation counts as push and on one where it does not. */
    @ParameterizedTest
    @CsvSource({
        "COLD,                 true,  CREATED,    CREATED_ONLY",
        "COLD,                 false, CREATED,    CREATED_ONLY",
        "NEVER_SCANNED,        true,  CREATED,    CREATED",
        "NEVER_SCANNED,        false, CREATED,    CREATED_ONLY",
        "KNOWN_AT_FIRST_SCAN,  true,  CREATED,    CREATED",
        "KNOWN_AT_FIRST_SCAN,  false, CREATED,    CREATED_ONLY",
        "KNOWN_LATER,          true,  LATER,      FIRST_SEEN",
        "KNOWN_LATER,          false, LATER,      FIRST_SEEN",
        "MOVED,                true,  NOW,        FIRST_SEEN",
        "MOVED,                false, NOW,        FIRST_SEEN",
        "NEW,                  true,  NOW,        FIRST_SEEN",
        "NEW,                  false, NOW,        FIRST_SEEN",
        "TOLD,                 true,  LATER,      EVENT",
        "TOLD,                 false, LATER,      EVENT",
        "TOLD_BEFORE_ANY_SCAN, true,  LATER,      EVENT",
        "TOLD_BEFORE_ANY_SCAN, false, LATER,      EVENT",
        "MOVED_BEFORE_ANY_SCAN, true, NOW,        FIRST_SEEN",
        "FORGOTTEN,            true,  CREATED,    CREATED_ONLY",
        "FORGOTTEN,            false, CREATED,    CREATED_ONLY",
        "BEHIND,               true,  CREATED,    CREATED_ONLY",
        "BEHIND,               false, CREATED,    CREATED_ONLY",
    })
    void restsOnTheBestEvidenceThereIs(Known known, boolean createdCounts, When when, TimeSource source) {
        PushTimes times = new PushTimes(known.inventory(), createdCounts, NOW);

        TimeEvidence evidence = times.of(TAG, digest(1), CREATED);
        assertThat(evidence.at()).isEqualTo(when.at());
        assertThat(evidence.source()).isEqualTo(source);
    }

    @Test
    void knowsBetweenWhichReadingsATagWasPushed() {
        Instant scan = NOW.minus(Duration.ofDays(6));
        Map<Tag, Inventory.Known> tags = Map.of(
                new Tag("seen"), new Inventory.Known(digest(1), LATER, false, null, scan),
                new Tag("before"), new Inventory.Known(digest(1), LATER, false),
                new Tag("told"), new Inventory.Known(digest(1), LATER, false, LATER, null),
                new Tag("moved"), new Inventory.Known(digest(2), LATER, false));
        Inventory inventory =
                new Inventory(true, FIRST_SCAN, scan, tags, Map.of(), List.of(), Map.of(), Inventory.EMPTY.registry());
        PushTimes times = new PushTimes(inventory, true, NOW);

        assertThat(List.of("seen", "before", "told", "moved", "new"))
                .extracting(tag -> times.of(new Tag(tag), digest(1), CREATED).earliest())
                .containsExactly(scan, FIRST_SCAN, LATER, LATER, scan);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2012-12-31T23:59:59Z", "2026-11-20T12:00:01Z"})
    void doesNotBelieveAnImpossibleCreation(Instant created) {
        for (Known known : List.of(Known.COLD, Known.NEVER_SCANNED, Known.KNOWN_AT_FIRST_SCAN)) {
            assertThat(new PushTimes(known.inventory(), true, NOW).of(TAG, digest(1), created))
                    .as(known.name())
                    .isNull();
        }
    }

    @Test
    void doesNotBelieveACreationAfterTheFirstScan() {
        PushTimes times = new PushTimes(Known.KNOWN_AT_FIRST_SCAN.inventory(), true, NOW);

        assertThat(times.of(TAG, digest(1), FIRST_SCAN)).isNotNull();
        assertThat(times.of(TAG, digest(1), FIRST_SCAN.plusSeconds(1))).isNull();
    }

    @Test
    void knowsNothingWhereNothingIsSaid() {
        assertThat(new PushTimes(Known.COLD.inventory(), true, NOW).of(TAG, digest(1), null))
                .isNull();
    }

    @Test
    void neverCondemnsAnUntaggedManifestByItsOwnWord() {
        for (Known known : Known.values()) {
            assertThat(new PushTimes(known.inventory(), true, NOW)
                            .ofUntagged(digest(9), CREATED)
                            .source())
                    .isEqualTo(TimeSource.CREATED_ONLY);
        }
    }

    /** The first scan was ten days ago. */
    @ParameterizedTest
    @CsvSource({
        "5,    , true,  LATER,   FIRST_SEEN",
        "9,   5, true,  LATER,   EVENT",
        "5,   9, true,  LATER,   FIRST_SEEN",
        "10,  5, true,  LATER,   EVENT",
        "10,   , true,  CREATED, CREATED",
        "10,   , false, CREATED, CREATED_ONLY",
    })
    void restsOnWhatWasSeenOfAnUntaggedManifest(
            int seen, Integer pushed, boolean createdCounts, When when, TimeSource source) {
        Inventory.Untagged known = new Inventory.Untagged(daysAgo(seen), daysAgo(pushed), daysAgo(1));
        Inventory inventory = new Inventory(true, FIRST_SCAN, Map.of(), Map.of(digest(1), known), List.of(), null);
        PushTimes times = new PushTimes(inventory, createdCounts, NOW);

        assertThat(times.ofUntagged(digest(1), CREATED).at()).isEqualTo(when.at());
        assertThat(times.ofUntagged(digest(1), CREATED).source()).isEqualTo(source);
        assertThat(times.untaggedSince(digest(1))).isEqualTo(daysAgo(1));
    }

    @Test
    void takesNoLookForAPushInARepositoryThatNobodyScanned() {
        Inventory.Untagged known = new Inventory.Untagged(daysAgo(5), null, null);
        Inventory inventory = new Inventory(true, null, Map.of(), Map.of(digest(1), known), List.of(), null);

        assertThat(new PushTimes(inventory, true, NOW).ofUntagged(digest(1), null))
                .isNull();
    }

    @Test
    void knowsOfAManifestThatTagsJustLeftWhatItKnewOfThem() {
        Tag other = new Tag("v2");
        Map<Tag, Inventory.Known> tags = Map.of(
                TAG, new Inventory.Known(digest(1), LATER, false),
                other, new Inventory.Known(digest(1), FIRST_SCAN, true));
        PushTimes times = new PushTimes(new Inventory(true, FIRST_SCAN, tags, List.of()), false, NOW);

        assertThat(times.ofLeft(digest(1), List.of(TAG), CREATED))
                .isEqualTo(new TimeEvidence(LATER, TimeSource.FIRST_SEEN, FIRST_SCAN));
        assertThat(times.ofLeft(digest(1), List.of(TAG, other), CREATED))
                .isEqualTo(new TimeEvidence(LATER, TimeSource.CREATED_ONLY));
        assertThat(times.ofLeft(digest(1), List.of(other), null)).isNull();
    }

    private static Instant daysAgo(Integer days) {
        return days == null ? null : NOW.minus(Duration.ofDays(days));
    }

    private enum When {
        CREATED(PushTimesTest.CREATED),
        LATER(PushTimesTest.LATER),
        NOW(PlanningFixtures.NOW);

        private final Instant at;

        When(Instant at) {
            this.at = at;
        }

        Instant at() {
            return at;
        }
    }

    private enum Known {
        COLD(Inventory.SILENT),
        NEVER_SCANNED(Inventory.EMPTY),
        KNOWN_AT_FIRST_SCAN(scanned(Map.of(TAG, new Inventory.Known(digest(1), FIRST_SCAN, true)))),
        KNOWN_LATER(scanned(Map.of(TAG, new Inventory.Known(digest(1), PushTimesTest.LATER, false)))),
        MOVED(scanned(Map.of(TAG, new Inventory.Known(digest(2), FIRST_SCAN, true)))),
        NEW(scanned(Map.of())),
        TOLD(scanned(
                Map.of(TAG, new Inventory.Known(digest(1), PushTimesTest.LATER, false, PushTimesTest.LATER, null)))),
        TOLD_BEFORE_ANY_SCAN(new Inventory(
                true,
                null,
                Map.of(TAG, new Inventory.Known(digest(1), PushTimesTest.LATER, false, PushTimesTest.LATER, null)),
                List.of())),
        MOVED_BEFORE_ANY_SCAN(new Inventory(
                true,
                null,
                Map.of(TAG, new Inventory.Known(digest(2), PushTimesTest.LATER, false, PushTimesTest.LATER, null)),
                List.of())),
        FORGOTTEN(new Inventory(
                true,
                null,
                null,
                Map.of(),
                Map.of(),
                List.of(),
                Map.of(),
                new Inventory.OfRegistry(null, null, true, false))),
        BEHIND(new Inventory(
                true,
                FIRST_SCAN,
                FIRST_SCAN,
                Map.of(TAG, new Inventory.Known(digest(1), PushTimesTest.LATER, false, PushTimesTest.LATER, null)),
                Map.of(),
                List.of(),
                Map.of(),
                new Inventory.OfRegistry(null, null, false, true)));

        private final Inventory inventory;

        Known(Inventory inventory) {
            this.inventory = inventory;
        }

        Inventory inventory() {
            return inventory;
        }

        private static Inventory scanned(Map<Tag, Inventory.Known> tags) {
            return new Inventory(true, FIRST_SCAN, tags, List.of());
        }
    }
}
