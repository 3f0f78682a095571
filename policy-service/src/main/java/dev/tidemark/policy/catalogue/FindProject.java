package dev.tidemark.policy.catalogue;

import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.gateway.Gateway;
import dev.tidemark.policy.gateway.GatewayUnavailableException;
import dev.tidemark.policy.project.Project;
import dev.tidemark.policy.project.Projects;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Finds projects by their names, be it that nobody named them before. */
@ApplicationScoped
public class FindProject {

    /** Whom to look up. */
    private record Name(RegistryName registry, ProjectName project) {}

    private final Projects projects;
    private final Gateway gateway;
    private final Numbering numbering;
    private final LookUps lookUps;

    FindProject(Projects projects, Gateway gateway, Numbering numbering, LookUps lookUps) {
        this.projects = projects;
        this.gateway = gateway;
        this.numbering = numbering;
        this.lookUps = lookUps;
    }

    /**
     * The project of that name; nothing where it is neither known nor in the registry.
     *
     * @throws dev.tidemark.policy.gateway.GatewayUnavailableException if it is not known, and the registry could not be asked
     */
    public Uni<Optional<Project>> named(RegistryName registry, ProjectName name) {
        return lookUps.find(
                new Name(registry, name),
                () -> projects.named(registry, name),
                () -> gateway.has(registry, name),
                () -> numbering.project(registry, name));
    }

    /**
     * Those whose name contains the text, by name. Who searches may have a whole name in mind, so that such a project is looked for, too,
     * before the first page is made; while nobody can be asked for it, the list is what is known.
     *
     * @param page from 0
     */
    public Uni<Projects.Page> containing(RegistryName registry, String text, int page, int size) {
        Uni<?> looked = page == 0 && isName(text)
                ? named(registry, new ProjectName(text))
                        .onFailure(GatewayUnavailableException.class)
                        .recoverWithItem(Optional.empty())
                : Uni.createFrom().voidItem();
        return looked.chain(() -> projects.containing(registry, text, page, size));
    }

    /** As {@link #containing(RegistryName, String, int, int)}, of some projects only. */
    public Uni<Projects.Page> containing(
            RegistryName registry, String text, Set<ProjectName> among, int page, int size) {
        Uni<?> looked = page == 0 && isName(text) && among.contains(new ProjectName(text))
                ? named(registry, new ProjectName(text))
                        .onFailure(GatewayUnavailableException.class)
                        .recoverWithItem(Optional.empty())
                : Uni.createFrom().voidItem();
        return looked.chain(() -> projects.containing(registry, text, among, page, size));
    }

    private static boolean isName(String text) {
        try {
            new ProjectName(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
