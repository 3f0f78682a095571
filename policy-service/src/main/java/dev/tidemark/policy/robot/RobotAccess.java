package dev.tidemark.policy.robot;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tidemark.policy.security.Permission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One right, in Harbor's words.
 *
 * @param effect {@code allow}, which is meant where there is none, or anything else, which allows nothing
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RobotAccess(String resource, String action, String effect) {

    /** What may be granted in a project: {@code src/common/rbac/const.go}, and {@code operate}, which is older. */
    private static final Map<String, Set<String>> KNOWN = Map.ofEntries(
            Map.entry("accessory", Set.of("list")),
            Map.entry("artifact", Set.of("create", "delete", "list", "read")),
            Map.entry("artifact-addition", Set.of("read")),
            Map.entry("artifact-label", Set.of("create", "delete")),
            Map.entry("export-cve", Set.of("create", "read")),
            Map.entry("immutable-tag", Set.of("create", "delete", "list", "update")),
            Map.entry("label", Set.of("create", "delete", "list", "read", "update")),
            Map.entry("log", Set.of("list")),
            Map.entry("member", Set.of("create", "delete", "list", "read", "update")),
            Map.entry("metadata", Set.of("create", "delete", "list", "read", "update")),
            Map.entry("notification-policy", Set.of("create", "delete", "list", "read", "update")),
            Map.entry("preheat-policy", Set.of("create", "delete", "list", "read", "update")),
            Map.entry("project", Set.of("delete", "read", "update")),
            Map.entry("quota", Set.of("read")),
            Map.entry("repository", Set.of("delete", "list", "pull", "push", "read", "update")),
            Map.entry("robot", Set.of("create", "delete", "list", "read")),
            Map.entry("sbom", Set.of("create", "read", "stop")),
            Map.entry("scan", Set.of("create", "read", "stop")),
            Map.entry("scanner", Set.of("create", "read")),
            Map.entry("tag", Set.of("create", "delete", "list")),
            Map.entry("tag-retention", Set.of("create", "delete", "list", "operate", "read", "update")));

    /** What lets see a project. Harbor has it apart for each kind of thing; here nothing in a project is hidden from who sees it. */
    private static final Set<String> THINGS = Set.of("project", "repository", "artifact", "tag");

    /** Whether Harbor has such a right in projects. */
    public boolean isOfProjects() {
        return resource != null
                && action != null
                && KNOWN.getOrDefault(resource, Set.of()).contains(action);
    }

    boolean isAllowed() {
        return effect == null || effect.isEmpty() || effect.equals("allow");
    }

    /** What it means here. Of much that Harbor has there is nothing here. */
    Stream<Permission> permissions() {
        Stream<Permission> sight = THINGS.contains(resource) ? Stream.of(Permission.READ_PROJECT) : Stream.empty();
        return Stream.concat(sight, deed().stream());
    }

    private Optional<Permission> deed() {
        return Optional.ofNullable(
                switch (resource + ":" + action) {
                    case "tag-retention:read", "tag-retention:list" -> Permission.READ_RETENTION;
                    case "tag-retention:create" -> Permission.CREATE_RETENTION;
                    case "tag-retention:update" -> Permission.UPDATE_RETENTION;
                    case "tag-retention:operate" -> Permission.RUN_RETENTION;
                    case "tag-retention:delete" -> Permission.DELETE_RETENTION;
                    case "repository:delete" -> Permission.DELETE_REPOSITORY;
                    case "artifact:delete" -> Permission.DELETE_ARTIFACT;
                    case "tag:delete" -> Permission.DELETE_TAG;
                    case "member:read", "member:list" -> Permission.READ_MEMBERS;
                    default -> null;
                });
    }
}
