package dev.tidemark.executor.planning;

import static dev.tidemark.executor.planning.PlanningFixtures.APP;
import static dev.tidemark.executor.planning.PlanningFixtures.NOW;
import static dev.tidemark.executor.planning.PlanningFixtures.REGISTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.evaluator.Artifact;
import dev.tidemark.evaluator.Snapshot;
import dev.tidemark.executor.facts.FactsCache;
import dev.tidemark.executor.inventory.Inventory;
import dev.tidemark.executor.registry.Registries;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.memory.InMemoryRegistry;
import dev.tidemark.executor.registry.memory.InMemoryRegistry.TagDeletion;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LookIntoRepositoryTest {

    private final InMemoryRegistry registry = InMemoryRegistry.empty(REGISTRY, TagDeletion.AS_TAGS);
    private Inventory inventory = Inventory.EMPTY;

    private LookIntoRepository lookInto() {
        ReadRepository repositories = new ReadRepository(
                (name, repository, cause) -> inventory,
                new FactsCache(),
                new Admission(100),
                Clock.fixed(NOW, ZoneOffset.UTC));
        return new LookIntoRepository(repositories, Registries.of(true, registry.reader()));
    }

    @Test
    void showsWhatHasATagAndWhatIsRememberedAndStillThere() {
        Digest tagged = registry.push(APP, NOW, "v1", "latest");
        Digest untagged = registry.push(APP, NOW.minusSeconds(60));
        Digest gone = PlanningFixtures.digest(7);
        inventory = new Inventory(
                true,
                NOW,
                Map.of(),
                Map.of(
                        untagged, new Inventory.Untagged(NOW, NOW, NOW),
                        gone, new Inventory.Untagged(NOW, null, null)),
                List.of(),
                null);

        Snapshot seen = lookInto().of(REGISTRY, APP).orElseThrow();

        assertThat(seen.artifacts()).extracting(Artifact::digest).containsExactlyInAnyOrder(tagged, untagged);
    }

    @Test
    void showsNothingOfARepositoryThatIsNotThere() {
        assertThat(lookInto().of(REGISTRY, APP)).isEmpty();
    }

    @Test
    void doesNotTakeAFailureForAnAbsence() {
        registry.push(APP, NOW, "v1");
        registry.beforeEach(call -> {
            throw new RegistryException("broken");
        });

        assertThatThrownBy(() -> lookInto().of(REGISTRY, APP)).isInstanceOf(RegistryException.class);
    }
}
