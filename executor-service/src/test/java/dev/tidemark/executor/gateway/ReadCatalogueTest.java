package dev.tidemark.executor.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.registry.Registries;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.http.MovableClock;
import dev.tidemark.executor.registry.memory.Call.Operation;
import dev.tidemark.executor.registry.memory.InMemoryRegistry;
import dev.tidemark.executor.registry.memory.InMemoryRegistry.TagDeletion;
import dev.tidemark.executor.selection.CatalogueFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadCatalogueTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final RegistryName REGISTRY = new RegistryName("default");

    private final MovableClock clock = new MovableClock();
    private final InMemoryRegistry registry = InMemoryRegistry.generated(REGISTRY, TagDeletion.AS_TAGS, "2500x1");
    private final Registries registries = Registries.of(false, registry.reader());
    private final ReadCatalogue catalogue =
            new ReadCatalogue(CatalogueFixtures.catalogue(registries, clock), registries, clock);

    @Test
    void pagesHoldEveryNameOnceAndCostOneListing() {
        List<String> names = new ArrayList<>();
        Optional<RepositoryName> after = Optional.empty();
        do {
            CataloguePage page = catalogue.page(REGISTRY, after, 1_000);
            names.addAll(page.items());
            after = Optional.ofNullable(page.next()).map(RepositoryName::new);
        } while (after.isPresent());

        assertThat(names).hasSize(2_500).isSorted().doesNotHaveDuplicates();
        assertThat(listings()).isEqualTo(1);
    }

    @Test
    void aPageGoesOnAfterANameThatIsNoLongerThere() {
        registry.push(new RepositoryName("a/a"), NOW, "v1");
        registry.push(new RepositoryName("a/c"), NOW, "v1");

        assertThat(catalogue
                        .page(REGISTRY, Optional.of(new RepositoryName("a/b")), 1)
                        .items())
                .containsExactly("a/c");
    }

    @Test
    void whoeverLooksAtAProjectSeesWhatWasPushedAMomentAgo() {
        ProjectName project = new ProjectName("brand-new");
        assertThat(catalogue.page(REGISTRY, project, 10).items()).isEmpty();

        registry.push(new RepositoryName("brand-new-er/app"), NOW, "v1");
        registry.push(new RepositoryName("brand-new/b"), NOW, "v1");
        registry.push(new RepositoryName("brand-new/a"), NOW, "v1");
        clock.advance(Duration.ofSeconds(3));

        assertThat(catalogue.page(REGISTRY, project, 10))
                .isEqualTo(new CataloguePage(List.of("brand-new/a", "brand-new/b"), null));
        assertThat(catalogue.page(REGISTRY, project, 1))
                .isEqualTo(new CataloguePage(List.of("brand-new/a"), "brand-new/a"));
    }

    @Test
    void theLastPageHasNoNextEvenWhereItIsFull() {
        assertThat(CataloguePage.of(List.of(new RepositoryName("a"), new RepositoryName("b")), Optional.empty(), 2))
                .isEqualTo(new CataloguePage(List.of("a", "b"), null));
        assertThat(CataloguePage.of(List.of(), Optional.empty(), 2)).isEqualTo(new CataloguePage(List.of(), null));
    }

    @Test
    void findsAProjectThatIsNewerThanTheListing() {
        ProjectName project = new ProjectName("brand-new");
        assertThat(catalogue.has(REGISTRY, project)).isFalse();

        registry.push(new RepositoryName("brand-new/app"), NOW, "v1");
        clock.advance(Duration.ofSeconds(2));

        assertThat(catalogue.has(REGISTRY, project)).isTrue();
    }

    @Test
    void listsOnceForProjectsThatAreNotThereWhileTheListingIsNew() {
        for (int i = 0; i < 100; i++) {
            assertThat(catalogue.has(REGISTRY, new ProjectName("typo" + i))).isFalse();
        }
        assertThat(listings()).isEqualTo(1);
    }

    @Test
    void theProjectOfRepositoriesOfOneSegmentIsThereWhereOneIs() {
        assertThat(catalogue.has(REGISTRY, ProjectName.NONE)).isFalse();
        registry.push(new RepositoryName("alpine"), NOW, "v1");
        clock.advance(Duration.ofSeconds(2));
        assertThat(catalogue.has(REGISTRY, ProjectName.NONE)).isTrue();
    }

    @Test
    void asksTheRegistryItselfForARepository() {
        RepositoryName name = new RepositoryName("library/new");
        assertThat(catalogue.has(REGISTRY, name)).isFalse();
        registry.push(name, NOW, "v1");
        assertThat(catalogue.has(REGISTRY, name)).isTrue();
        assertThat(listings()).isZero();
    }

    @Test
    void aListingThatBreaksIsNoAbsence() {
        registry.beforeEach(call -> {
            throw new RegistryException("broken");
        });
        assertThatThrownBy(() -> catalogue.has(REGISTRY, new ProjectName("library")))
                .isInstanceOf(RegistryException.class);
    }

    /** A listing of 2,500 names is three pages. */
    private long listings() {
        return registry.count(Operation.REPOSITORIES) / 3;
    }
}
