package dev.tidemark.executor.planning;

import static dev.tidemark.executor.planning.PlanningFixtures.APP;
import static dev.tidemark.executor.planning.PlanningFixtures.NOW;
import static dev.tidemark.executor.planning.PlanningFixtures.REGISTRY;
import static dev.tidemark.executor.planning.PlanningFixtures.TASK;
import static dev.tidemark.executor.planning.PlanningFixtures.digest;
import static dev.tidemark.executor.planning.PlanningFixtures.image;
import static dev.tidemark.executor.planning.PlanningFixtures.index;
import static dev.tidemark.executor.planning.PlanningFixtures.labelled;
import static dev.tidemark.executor.planning.PlanningFixtures.reading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.event.RegistryEvent;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactDeleted;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactObserved;
import dev.tidemark.contracts.event.RegistryEvent.RepositoryScanned;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.inventory.Inventory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ObservationsTest {

    @Test
    void tellsEverythingOfARepositoryNobodyKnew() {
        List<RegistryEvent> events = Observations.of(
                reading(Inventory.EMPTY, Map.of("v1", 1, "v2", 1), index(1, digest(2)), image(2, NOW)), TASK, null);

        assertThat(of(ArtifactObserved.class, events))
                .extracting(ArtifactObserved::tags)
                .containsExactly(List.of(new Tag("v1"), new Tag("v2")), List.of());
        assertThat(events.get(events.size() - 1)).isInstanceOf(RepositoryScanned.class);
    }

    @Test
    void tellsOnlyThatItWasReadWhereNothingChanged() {
        Inventory inventory = new Inventory(
                true, NOW, Map.of(new Tag("v1"), new Inventory.Known(digest(1), NOW, true)), List.of(image(1, NOW)));

        assertThat(Observations.of(reading(inventory, Map.of("v1", 1), image(1, NOW)), TASK, null))
                .singleElement()
                .isInstanceOf(RepositoryScanned.class);
    }

    @Test
    void tellsFactsThatSayMoreThanTheInventorys() {
        Inventory inventory = new Inventory(
                true, NOW, Map.of(new Tag("v1"), new Inventory.Known(digest(1), NOW, true)), List.of(image(1, NOW)));

        List<RegistryEvent> events =
                Observations.of(reading(inventory, Map.of("v1", 1), labelled(1, Map.of("team", "a"))), TASK, null);

        assertThat(of(ArtifactObserved.class, events)).singleElement().satisfies(event -> {
            assertThat(event.facts().labels()).isEqualTo(Map.of("team", "a"));
            assertThat(event.tags()).isEmpty();
        });
    }

    @Test
    void tellsWhatMovedAndWhatIsGone() {
        Inventory inventory = new Inventory(
                true,
                NOW,
                Map.of(
                        new Tag("v1"), new Inventory.Known(digest(1), NOW, true),
                        new Tag("gone"), new Inventory.Known(digest(1), NOW, true)),
                List.of(image(1, NOW), image(2, NOW)));

        List<RegistryEvent> events = Observations.of(reading(inventory, Map.of("v1", 2), image(2, NOW)), TASK, null);

        assertThat(of(ArtifactObserved.class, events))
                .extracting(event -> event.facts().digest())
                .containsExactly(digest(2));
        assertThat(of(ArtifactDeleted.class, events))
                .extracting(ArtifactDeleted::tag)
                .containsExactly(new Tag("gone"));
    }

    @Test
    void tellsWhichManifestsAreGone() {
        Reading reading = new Reading(
                REGISTRY,
                APP,
                Map.of(),
                Map.of(),
                Set.of(),
                Set.of(digest(7)),
                Inventory.EMPTY,
                NOW,
                NOW,
                Testimony.NONE);

        assertThat(of(ArtifactDeleted.class, Observations.of(reading, TASK, null)))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.digest()).isEqualTo(digest(7));
                    assertThat(event.tag()).isNull();
                });
    }

    @Test
    void tellsVeryManyTagsOfOneManifestInParts() {
        Map<String, Integer> tags = new HashMap<>();
        for (int i = 0; i < 12_000; i++) {
            tags.put("v" + i, 1);
        }

        List<ArtifactObserved> observed =
                of(ArtifactObserved.class, Observations.of(reading(Inventory.EMPTY, tags, image(1, NOW)), TASK, null));

        assertThat(observed).hasSize(3).extracting(event -> event.meta().id()).doesNotHaveDuplicates();
        assertThat(observed.stream().flatMap(event -> event.tags().stream()))
                .hasSize(12_000)
                .doesNotHaveDuplicates();
    }

    private static <E extends RegistryEvent> List<E> of(Class<E> type, List<RegistryEvent> events) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
