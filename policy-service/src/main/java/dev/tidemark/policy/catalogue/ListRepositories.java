package dev.tidemark.policy.catalogue;

import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.policy.filter.Column;
import dev.tidemark.policy.filter.Filter;
import dev.tidemark.policy.gateway.Gateway;
import dev.tidemark.policy.gateway.GatewayPage;
import dev.tidemark.policy.project.Project;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says which repositories a project has, those among them that were pushed a moment ago; or what is known, where the registry is slow. */
@ApplicationScoped
public class ListRepositories {

    /** Whose. */
    private record Of(Project project) {}

    /** Comes after whatever a repository's name can go on with. */
    private static final String LAST = "~";

    /** Each is read whole, and somebody waits. Others are back when the registry is read the next time. */
    private static final int MOST = 20;

    /** What takes longer to read is not empty. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Optional<RepositoryName> NOTHING = Optional.empty();

    private final Repositories repositories;
    private final Gateway gateway;
    private final Numbering numbering;
    private final LookUps lookUps;

    ListRepositories(Repositories repositories, Gateway gateway, Numbering numbering, LookUps lookUps) {
        this.repositories = repositories;
        this.gateway = gateway;
        this.numbering = numbering;
        this.lookUps = lookUps;
    }

    /** Those of the project, by name where nothing else is asked; the registry is looked into for the first part only. */
    public Uni<Repositories.Page> of(Project project, Filter<Column<Repository>> filter, int offset, int limit) {
        return (offset == 0 ? refreshed(project) : Uni.createFrom().item(false))
                .chain(() -> repositories.of(project.id(), filter, offset, limit));
    }

    private Uni<Boolean> refreshed(Project project) {
        // Names of one segment are everywhere among the others.
        return project.name().equals(ProjectName.NONE)
                ? Uni.createFrom().item(false)
                : lookUps.once(new Of(project), () -> refresh(project))
                        .onFailure()
                        .recoverWithItem(false);
    }

    private Uni<Boolean> refresh(Project project) {
        return gateway.newest(project.registry(), project.name())
                .chain(page -> withoutEmptied(project.registry(), names(page))
                        .chain(names -> numbering.page(
                                project.registry(), names, project.name() + "/", Optional.of(end(project, page)))))
                .replaceWith(true);
    }

    /** Some registries go on listing what holds nothing. What is there no more as far as is known comes back only with something in it. */
    private Uni<List<RepositoryName>> withoutEmptied(RegistryName registry, List<RepositoryName> listed) {
        return numbering.away(registry, listed).chain(away -> back(registry, away)
                .map(back -> listed.stream()
                        .filter(name -> !away.contains(name) || back.contains(name))
                        .toList()));
    }

    private Uni<Set<RepositoryName>> back(RegistryName registry, List<RepositoryName> away) {
        return Multi.createFrom()
                .iterable(away.subList(0, Math.min(MOST, away.size())))
                .onItem()
                .transformToUniAndMerge(
                        name -> holdsSomething(registry, name).map(is -> is ? Optional.of(name) : NOTHING))
                .filter(Optional::isPresent)
                .map(Optional::get)
                .collect()
                .asSet();
    }

    private Uni<Boolean> holdsSomething(RegistryName registry, RepositoryName name) {
        return gateway.artifacts(registry, name)
                .map(found -> found.filter(artifacts -> !artifacts.isEmpty()).isPresent())
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(true)
                .onFailure()
                .recoverWithItem(false);
    }

    private static List<RepositoryName> names(GatewayPage page) {
        return page.items().stream()
                .filter(RepositoryName::isRepositoryName)
                .map(RepositoryName::new)
                .toList();
    }

    /** Up to where all of the project's is told. */
    private static String end(Project project, GatewayPage page) {
        return page.next() == null ? project.name() + "/" + LAST : page.next();
    }
}
