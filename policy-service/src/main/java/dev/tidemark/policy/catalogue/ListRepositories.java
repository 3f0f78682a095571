package dev.tidemark.policy.catalogue;

import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.policy.gateway.Gateway;
import dev.tidemark.policy.gateway.GatewayPage;
import dev.tidemark.policy.project.Project;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Says which repositories a project has, those among them that were pushed a moment ago; or what is known, where the registry is slow. */
@ApplicationScoped
public class ListRepositories {

    /** Whose. */
    private record Of(Project project) {}

    /** Comes after whatever a repository's name can go on with. */
    private static final String LAST = "~";

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

    /** Those of the project, by name; the registry is looked into for the first part only. */
    public Uni<Repositories.Page> of(Project project, int offset, int limit) {
        return (offset == 0 ? refreshed(project) : Uni.createFrom().item(false))
                .chain(() -> repositories.of(project.id(), offset, limit));
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
                .chain(page -> numbering.page(
                        project.registry(), names(page), project.name() + "/", Optional.of(end(project, page))))
                .replaceWith(true);
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
