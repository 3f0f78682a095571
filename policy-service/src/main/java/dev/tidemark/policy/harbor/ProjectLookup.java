package dev.tidemark.policy.harbor;

import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.policy.Project;
import dev.tidemark.policy.Projects;
import dev.tidemark.policy.Registries;
import dev.tidemark.policy.catalogue.FindProject;
import dev.tidemark.policy.gateway.GatewayUnavailableException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Finds a project by what a path calls it, or answers 404; 503 for a name that is not known while the registry cannot be asked. */
@ApplicationScoped
class ProjectLookup {

    private final Registries registries;
    private final Projects projects;
    private final FindProject findProject;

    ProjectLookup(Registries registries, Projects projects, FindProject findProject) {
        this.registries = registries;
        this.projects = projects;
        this.findProject = findProject;
    }

    /** A number is one, unless the client says that it is a name. */
    Uni<Project> find(String nameOrId, boolean isName) {
        return isName || !nameOrId.matches("[0-9]{1,18}") ? byName(nameOrId) : byId(Long.parseLong(nameOrId));
    }

    Uni<Project> byName(String text) {
        return name(text)
                .map(name -> findProject.named(registries.ofHarbor(), name))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .onFailure(GatewayUnavailableException.class)
                .transform(e -> HarborRefusals.notSaid("project " + text))
                .map(found -> found.orElseThrow(() -> unknown(text)));
    }

    private Uni<Project> byId(long id) {
        return projects.get(registries.ofHarbor(), (int) Math.min(id, Integer.MAX_VALUE))
                .map(found -> found.orElseThrow(() -> unknown(Long.toString(id))));
    }

    private static RuntimeException unknown(String project) {
        return HarborRefusals.notFound("project " + project + " not found");
    }

    /** The text as a name; empty if it cannot be one. */
    static Optional<ProjectName> name(String text) {
        try {
            return Optional.ofNullable(text).map(ProjectName::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
