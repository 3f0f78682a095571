package dev.tidemark.policy.harbor.project;

import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.policy.catalogue.FindProject;
import dev.tidemark.policy.gateway.GatewayUnavailableException;
import dev.tidemark.policy.harbor.HarborRefusals;
import dev.tidemark.policy.project.Project;
import dev.tidemark.policy.project.Projects;
import dev.tidemark.policy.registry.Registries;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Finds a project by what a path calls it, or answers 404; 503 for a name that is not known while the registry cannot be asked. */
@ApplicationScoped
public class ProjectLookup {

    /** The header by which a client says that what looks like a number is a name. */
    public static final String IS_NAME = "X-Is-Resource-Name";

    private final Registries registries;
    private final Projects projects;
    private final FindProject findProject;

    ProjectLookup(Registries registries, Projects projects, FindProject findProject) {
        this.registries = registries;
        this.projects = projects;
        this.findProject = findProject;
    }

    /** A number is one, unless the client says that it is a name. Who may not do it to the project is not told whether it is there. */
    public Uni<Project> find(String nameOrId, boolean isName, Caller caller, Permission permission) {
        return isName || !nameOrId.matches("[0-9]{1,18}")
                ? byName(nameOrId, caller, permission)
                : byId(Long.parseLong(nameOrId), caller, permission);
    }

    public Uni<Project> byName(String text, Caller caller, Permission permission) {
        boolean may = name(text)
                .map(name -> caller.may(permission, registries.ofHarbor(), name))
                .orElse(caller.isSystemAdmin());
        if (!may) {
            throw caller.forbidden(permission);
        }
        return byName(text);
    }

    /** The one of that name, whoever asks. */
    public Uni<Project> byName(String text) {
        return name(text)
                .map(name -> findProject.named(registries.ofHarbor(), name))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .onFailure(GatewayUnavailableException.class)
                .transform(e -> HarborRefusals.notSaid("project " + text))
                .map(found -> found.orElseThrow(() -> unknown(text)));
    }

    /** Whether there is one of that name, known or not. */
    Uni<Boolean> isThere(ProjectName name) {
        return findProject
                .named(registries.ofHarbor(), name)
                .onFailure(GatewayUnavailableException.class)
                .transform(e -> HarborRefusals.notSaid("project " + name))
                .map(Optional::isPresent);
    }

    private Uni<Project> byId(long id, Caller caller, Permission permission) {
        return permitted(id, caller, permission).map(found -> found.orElseThrow(() -> unknown(Long.toString(id))));
    }

    /** The project, if there is one; to others than system administrators, one that is not there is one where they may not. */
    public Uni<Optional<Project>> permitted(long id, Caller caller, Permission permission) {
        return projects.get(registries.ofHarbor(), (int) Math.max(0, Math.min(id, Integer.MAX_VALUE)))
                .invoke(found -> {
                    if (!found.map(Project::scope)
                            .map(scope -> caller.may(permission, Dialect.HARBOR, scope))
                            .orElse(caller.isSystemAdmin())) {
                        throw caller.forbidden(permission);
                    }
                });
    }

    private static RuntimeException unknown(String project) {
        return HarborRefusals.notFound("project " + project + " not found");
    }

    /** The text as a name; empty if it cannot be one. */
    public static Optional<ProjectName> name(String text) {
        try {
            return Optional.ofNullable(text).map(ProjectName::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
