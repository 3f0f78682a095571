package dev.tidemark.policy.harbor.system;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tidemark.policy.harbor.HarborErrorForm;
import dev.tidemark.policy.harbor.HarborJson;
import dev.tidemark.policy.project.Project;
import dev.tidemark.policy.project.Projects;
import dev.tidemark.policy.registry.Registries;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Callers;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the caller may do in a project, in Harbor's words for it: {@code src/common/rbac/const.go}. */
@Path(HarborErrorForm.ROOT + "/users/current/permissions")
class PermissionResource {

    /** A project's number, and what of it; anything else Harbor has no answer to either. */
    private static final Pattern SCOPE = Pattern.compile("/project/([1-9][0-9]{0,8})(/.*)?");

    private final Registries registries;
    private final Projects projects;
    private final Callers callers;

    PermissionResource(Registries registries, Projects projects, Callers callers) {
        this.registries = registries;
        this.projects = projects;
        this.callers = callers;
    }

    /** A permission on Harbor's wire. */
    @JsonPropertyOrder(alphabetic = true)
    record Granted(String resource, String action) {}

    /** @param isRelative whether resources are told as they are below the scope, and others not at all */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> list(@QueryParam("scope") String scope, @QueryParam("relative") boolean isRelative) {
        Caller caller = callers.current();
        Matcher matcher = SCOPE.matcher(Objects.requireNonNullElse(scope, ""));
        if (!matcher.matches()) {
            return Uni.createFrom().item("[]");
        }
        int number = Integer.parseInt(matcher.group(1));
        return projects.get(registries.ofHarbor(), number)
                .map(found -> found.stream()
                        .flatMap(project -> granted(project, caller))
                        .flatMap(one -> isRelative ? below(scope, one) : Stream.of(one))
                        .toList())
                .map(HarborJson::write);
    }

    private static Stream<Granted> granted(Project project, Caller caller) {
        return Arrays.stream(Permission.values())
                .filter(permission -> caller.may(permission, project.registry(), project.name()))
                .flatMap(permission -> words(permission).stream())
                .map(word -> word.split(":"))
                .map(word -> new Granted("/project/" + project.id() + "/" + word[0], word[1]));
    }

    private static Stream<Granted> below(String scope, Granted granted) {
        if (!granted.resource().startsWith(scope)) {
            return Stream.of();
        }
        String rest = granted.resource().substring(scope.length()).replaceFirst("^/", "");
        return Stream.of(new Granted(rest.isEmpty() ? "." : rest, granted.action()));
    }

    private static List<String> words(Permission permission) {
        return switch (permission) {
            case READ_PROJECT ->
                List.of(
                        "repository:read",
                        "repository:list",
                        "artifact:read",
                        "artifact:list",
                        "tag:list",
                        "metadata:read");
            case READ_MEMBERS -> List.of("member:read", "member:list");
            case READ_RETENTION -> List.of("tag-retention:read", "tag-retention:list");
            case CREATE_RETENTION -> List.of("tag-retention:create");
            case UPDATE_RETENTION -> List.of("tag-retention:update");
            case DELETE_RETENTION -> List.of("tag-retention:delete");
            case RUN_RETENTION -> List.of("tag-retention:operate");
            case DELETE_ARTIFACT -> List.of("artifact:delete");
            case DELETE_TAG -> List.of("tag:delete");
            case DELETE_REPOSITORY -> List.of("repository:delete");
            case ADMINISTER_PROJECT ->
                List.of(
                        "member:create",
                        "member:update",
                        "member:delete",
                        "metadata:create",
                        "metadata:update",
                        "metadata:delete",
                        "notification-policy:create",
                        "notification-policy:read",
                        "notification-policy:update",
                        "notification-policy:delete",
                        "notification-policy:list");
        };
    }
}
