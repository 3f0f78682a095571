package dev.tidemark.policy.robot;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Grants;
import dev.tidemark.policy.security.Permission;
import dev.tidemark.policy.security.ProjectRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A robot account.
 *
 * @param project the number of the project whose it is; empty for one of the system
 * @param creator the number of the user who made it
 */
public record Robot(
        int number, Optional<Integer> project, Draft draft, int creator, Instant createdAt, Instant updatedAt) {

    /** What every robot's name begins with, and no user's can. */
    public static final String PREFIX = "robot$";

    /** Robots are Harbor's; other APIs know nothing of what they may do. */
    private static final String API = "/api/v2.0/";

    /**
     * What is said of one.
     *
     * @param name without the prefix; of a project's robot, with the project's name and a plus before it
     * @param days for how long from its creation; -1 for ever
     */
    public record Draft(
            String name, String description, int days, boolean disabled, List<RobotPermission> permissions) {

        public Draft {
            permissions = List.copyOf(permissions);
        }
    }

    public static boolean isRobotName(String name) {
        return name.startsWith(PREFIX);
    }

    /** Whether a robot has any business there. */
    public static boolean mayCome(String path) {
        return path.startsWith(API);
    }

    public String fullName() {
        return PREFIX + draft.name();
    }

    /** Empty for one that never does. */
    public Optional<Instant> expiresAt() {
        return draft.days() < 0 ? Optional.empty() : Optional.of(createdAt.plusSeconds(draft.days() * 86_400L));
    }

    /** It as somebody who calls. */
    Caller caller(RegistryName registry) {
        Map<ProjectRef, Set<Permission>> in = new HashMap<>();
        Set<Permission> everywhere = new HashSet<>();
        for (RobotPermission one : draft.permissions()) {
            if (one.isOfAllProjects()) {
                everywhere.addAll(one.permissions());
            } else if (one.isOfProjects()) {
                in.computeIfAbsent(new ProjectRef(registry, one.project()), ref -> new HashSet<>())
                        .addAll(one.permissions());
            }
        }
        return Caller.robot(fullName(), number, new Grants(Map.of(registry, everywhere), in));
    }
}
