package dev.tidemark.executor.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.registry.Registries;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.memory.Call.Operation;
import dev.tidemark.executor.registry.memory.InMemoryRegistry;
import dev.tidemark.executor.registry.memory.InMemoryRegistry.TagDeletion;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final RegistryName REGISTRY = new RegistryName("default");

    private final InMemoryRegistry registry = InMemoryRegistry.generated(REGISTRY, TagDeletion.AS_TAGS, "2500x1");
    private final Catalogue catalogue =
            new Catalogue(Registries.of(false, registry.reader()), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void listsEveryPage() {
        assertThat(catalogue.repositories(REGISTRY, NOW)).hasSize(2_500).isSorted();
        assertThat(registry.count(Operation.REPOSITORIES)).isEqualTo(3);
    }

    @Test
    void sharesAListingAmongThoseForWhomItIsFreshEnough() {
        catalogue.repositories(REGISTRY, NOW);
        catalogue.repositories(REGISTRY, NOW);
        catalogue.repositories(REGISTRY, NOW.minusSeconds(600));

        assertThat(registry.count(Operation.REPOSITORIES)).isEqualTo(3);
    }

    @Test
    void listsAgainForSomebodyWhoAskedLater() {
        catalogue.repositories(REGISTRY, NOW);
        registry.push(new RepositoryName("library/new"), NOW, "v1");

        assertThat(catalogue.repositories(REGISTRY, NOW.plusMillis(1))).contains(new RepositoryName("library/new"));
    }

    @Test
    void listsOnceForManyWhoAskAtTheSameTime() {
        List<CompletableFuture<List<RepositoryName>>> asking = IntStream.range(0, 16)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> catalogue.repositories(REGISTRY, NOW)))
                .toList();

        assertThat(asking).allSatisfy(one -> assertThat(one.join()).hasSize(2_500));
        assertThat(registry.count(Operation.REPOSITORIES)).isEqualTo(3);
    }

    @Test
    void remembersNothingOfAListingThatBroke() {
        registry.beforeEach(call -> {
            if (registry.count(Operation.REPOSITORIES) == 2) {
                throw new RegistryException("broken");
            }
        });

        assertThatThrownBy(() -> catalogue.repositories(REGISTRY, NOW)).hasMessage("broken");
        assertThat(catalogue.repositories(REGISTRY, NOW)).hasSize(2_500);
    }
}
