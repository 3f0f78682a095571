package dev.tidemark.policy.security;

import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.Policy;
import dev.tidemark.contracts.policy.Scope;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.error.ForbiddenException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who a request comes from, proven, and what they may do. Pure.
 *
 * @param number the user's, which Harbor's clients call {@code user_id}; negative for what is no user
 * @param isSystemAdmin whether they may do everything
 * @param roles what they are in single projects
 * @param grants what they may do beside that
 */
public record Caller(String name, int number, boolean isSystemAdmin, Map<ProjectRef, Role> roles, Grants grants) {

    public Caller {
        Objects.requireNonNull(name, "name");
        roles = Map.copyOf(roles);
    }

    /** A user, who may do what their roles say. */
    public Caller(String name, int number, boolean isSystemAdmin, Map<ProjectRef, Role> roles) {
        this(name, number, isSystemAdmin, roles, Grants.NONE);
    }

    /** What is no user, and may do nothing but what it was granted. */
    public static Caller robot(String name, int number, Grants grants) {
        return new Caller(name, -number, false, Map.of(), grants);
    }

    /** Whether it is no user, so that nothing can belong to it. */
    public boolean isRobot() {
        return number < 0;
    }

    /** What they are in the project; system administrators are nothing less than its administrators. */
    public Optional<Role> roleIn(RegistryName registry, ProjectName project) {
        return isSystemAdmin
                ? Optional.of(Role.ADMIN)
                : Optional.ofNullable(roles.get(new ProjectRef(registry, project)));
    }

    public boolean may(Permission permission, RegistryName registry, ProjectName project) {
        return roleIn(registry, project).filter(role -> role.may(permission)).isPresent()
                || grants.cover(permission, registry, project);
    }

    /** Whether they may do it in all projects of the registry, those to come too. */
    public boolean mayEverywhere(Permission permission, RegistryName registry) {
        return isSystemAdmin || grants.covers(permission, registry);
    }

    /** Whether they may do it to the policy, or to what it did. */
    public boolean may(Permission permission, Policy policy) {
        return may(permission, policy.dialect(), policy.scope());
    }

    /** The same of a policy of that dialect and scope; if it covers more than one project, only a system administrator may. */
    public boolean may(Permission permission, Dialect dialect, Scope scope) {
        return isSystemAdmin
                || (scope.project() != null
                        && (roleIn(scope.registry(), scope.project())
                                        .filter(role -> role.may(permission, dialect))
                                        .isPresent()
                                || isGranted(permission, dialect, scope)));
    }

    /** What is granted is Harbor's to grant, and is about its policies. */
    private boolean isGranted(Permission permission, Dialect dialect, Scope scope) {
        return dialect == Dialect.HARBOR && grants.cover(permission, scope.registry(), scope.project());
    }

    /** The registry's projects in which they may do it; nothing of all those in which {@link #mayEverywhere}. */
    public Set<ProjectName> projectsWhereMay(Permission permission, RegistryName registry) {
        return projectsWhere(role -> role.may(permission), grants.where(permission), registry);
    }

    /** The same of policies of that dialect. */
    public Set<ProjectName> projectsWhereMay(Permission permission, Dialect dialect, RegistryName registry) {
        return projectsWhere(
                role -> role.may(permission, dialect),
                grants.where(permission).filter(project -> dialect == Dialect.HARBOR),
                registry);
    }

    private Set<ProjectName> projectsWhere(Predicate<Role> may, Stream<ProjectRef> granted, RegistryName registry) {
        Stream<ProjectRef> byRole = roles.entrySet().stream()
                .filter(entry -> may.test(entry.getValue()))
                .map(Map.Entry::getKey);
        return Stream.concat(byRole, granted)
                .filter(project -> project.registry().equals(registry))
                .map(ProjectRef::project)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @throws ForbiddenException unless they may; whether there is such a project is not told */
    public void require(Permission permission, RegistryName registry, ProjectName project) {
        if (!may(permission, registry, project)) {
            throw forbidden(permission);
        }
    }

    /** @throws ForbiddenException unless they may do it to the policy, or to what it did */
    public void require(Permission permission, Policy policy) {
        require(permission, policy.dialect(), policy.scope());
    }

    /** @throws ForbiddenException unless they may do it to a policy of that dialect and scope */
    public void require(Permission permission, Dialect dialect, Scope scope) {
        if (!may(permission, dialect, scope)) {
            throw forbidden(permission);
        }
    }

    /** @throws ForbiddenException unless they may do everything */
    public void requireSystemAdmin() {
        if (!isSystemAdmin) {
            throw new ForbiddenException("forbidden: only a system administrator may do that");
        }
    }

    /** The answer to somebody who may not, and must not learn whether what they asked for is there. */
    public ForbiddenException forbidden(Permission permission) {
        return new ForbiddenException("forbidden: " + name + " may not " + permission.deed());
    }
}
