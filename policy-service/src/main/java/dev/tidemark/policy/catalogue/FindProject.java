package dev.tidemark.policy.catalogue;

import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.filter.Column;
import dev.tidemark.policy.filter.Condition;
import dev.tidemark.policy.filter.Filter;
import dev.tidemark.policy.gateway.Gateway;
import dev.tidemark.policy.gateway.GatewayUnavailableException;
import dev.tidemark.policy.project.Project;
import dev.tidemark.policy.project.ProjectList;
import dev.tidemark.policy.project.Projects;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds projects by their names, be it that nobody named them before. */
@ApplicationScoped
public class FindProject {

    /** Whom to look up. */
    private record Name(RegistryName registry, ProjectName project) {}

    private final Projects projects;
    private final ProjectList list;
    private final Gateway gateway;
    private final Numbering numbering;
    private final LookUps lookUps;

    FindProject(Projects projects, ProjectList list, Gateway gateway, Numbering numbering, LookUps lookUps) {
        this.projects = projects;
        this.list = list;
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
     * Those that are asked for, by name where no other order is. Who asks for a name may have a whole one in mind, so that such a project is
     * looked for, too, before the first page is made; while nobody can be asked for it, the list is what is known.
     *
     * @param among only those of these names; null for all
     */
    public Uni<ProjectList.Page> listed(
            RegistryName registry, Set<ProjectName> among, Filter<Column<Project>> filter, int offset, int limit) {
        Uni<?> looked = offset == 0
                ? lookedFor(registry, among, filter)
                : Uni.createFrom().voidItem();
        return looked.chain(() -> list.of(registry, among, filter, offset, limit));
    }

    private Uni<?> lookedFor(RegistryName registry, Set<ProjectName> among, Filter<Column<Project>> filter) {
        return filter.clauses().stream()
                .filter(clause -> clause.field().equals(ProjectList.NAME))
                .flatMap(clause -> inMind(clause.condition()))
                .filter(name -> among == null || among.contains(name))
                .findFirst()
                .<Uni<?>>map(name -> named(registry, name)
                        .onFailure(GatewayUnavailableException.class)
                        .recoverWithItem(Optional.empty()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static Stream<ProjectName> inMind(Condition condition) {
        String text = condition instanceof Condition.Contains part
                ? part.text()
                : condition instanceof Condition.Is is ? is.value().toString() : "";
        return isName(text) ? Stream.of(new ProjectName(text)) : Stream.empty();
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
