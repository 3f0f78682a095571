package dev.tidemark.executor.gateway;

import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.registry.Registries;
import dev.tidemark.executor.selection.Catalogue;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads what there is in registries, from the listings that selection makes and shares. */
@ApplicationScoped
class ReadCatalogue {

    /** How old a listing may be that says what there is. */
    private static final Duration SHARED = Duration.ofMinutes(10);

    /**
     * How old one may be that says what there is not: whoever pushed and then asks finds it, and names that are mistyped by the dozen
     * cost few listings.
     */
    private static final Duration SHARED_ABSENCE = Duration.ofSeconds(1);

    /** How old one may be for somebody who looks at a project: longer than a page of theirs takes, and shorter than their patience. */
    private static final Duration SHARED_FRESH = Duration.ofSeconds(2);

    private final Catalogue catalogue;
    private final Registries registries;
    private final Clock clock;

    ReadCatalogue(Catalogue catalogue, Registries registries, Clock clock) {
        this.catalogue = catalogue;
        this.registries = registries;
        this.clock = clock;
    }

    CataloguePage page(RegistryName registry, Optional<RepositoryName> after, int limit) {
        return CataloguePage.of(listed(registry, SHARED), after, limit);
    }

    /** The first of the project's, those among them that were pushed a moment ago. */
    CataloguePage page(RegistryName registry, ProjectName project, int limit) {
        List<RepositoryName> own = listed(registry, SHARED_FRESH).stream()
                .filter(name -> name.project().equals(project))
                .toList();
        return CataloguePage.of(own, Optional.empty(), limit);
    }

    /** A registry can be asked for a repository, but not for a project: whether there is one is seen in the listing. */
    boolean has(RegistryName registry, ProjectName project) {
        return isIn(listed(registry, SHARED), project) || isIn(listed(registry, SHARED_ABSENCE), project);
    }

    boolean has(RegistryName registry, RepositoryName repository) {
        return registries.reader(registry).isKnown(repository);
    }

    private List<RepositoryName> listed(RegistryName registry, Duration age) {
        return catalogue.repositories(registry, clock.instant().minus(age));
    }

    private static boolean isIn(List<RepositoryName> listing, ProjectName project) {
        String prefix = project + "/";
        boolean isNone = project.equals(ProjectName.NONE);
        return listing.stream()
                .map(RepositoryName::value)
                .anyMatch(name -> isNone ? name.indexOf('/') < 0 : name.startsWith(prefix));
    }
}
