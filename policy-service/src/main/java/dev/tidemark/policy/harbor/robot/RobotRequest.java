package dev.tidemark.policy.harbor.robot;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.tidemark.policy.harbor.HarborRefusals;
import dev.tidemark.policy.harbor.project.ProjectLookup;
import dev.tidemark.policy.robot.Robot;
import dev.tidemark.policy.robot.RobotAccess;
import dev.tidemark.policy.robot.RobotPermission;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The body that asks for a robot, or says something else of one.
 *
 * @param duration in days; null where it is to stay
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record RobotRequest(
        String name,
        String description,
        String level,
        boolean disable,
        Long duration,
        List<RobotPermission> permissions) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:[._-][a-z0-9]+)*");

    /** Longer ones could not log in. */
    private static final int LONGEST_NAME = 128;

    private static final int LONGEST_DESCRIPTION = 1_024;
    private static final int MOST_PERMISSIONS = 100;

    boolean isOfProject() {
        return RobotPermission.PROJECT.equals(level);
    }

    /** The name of the project whose it is to be. */
    String project() {
        return permissions.get(0).namespace();
    }

    /** A new one, or what is wrong with it, in the order in which Harbor looks. */
    Robot.Draft draft() {
        if (name == null || !NAME.matcher(name).matches()) {
            throw HarborRefusals.badRequest("robot name is not in lower case or contains illegal characters");
        }
        long days = duration == null ? 0 : duration;
        requireSound(days);
        String full = isOfProject() ? project() + "+" + name : name;
        if (Robot.PREFIX.length() + full.length() > LONGEST_NAME) {
            throw HarborRefusals.badRequest("robot name is too long");
        }
        return draft(full, days);
    }

    /** One that is there, after this. */
    Robot.Draft changed(Robot robot) {
        long days = duration == null ? robot.draft().days() : duration;
        requireSound(days);
        if (isOfProject() != robot.project().isPresent() || !robot.fullName().equals(name)) {
            throw HarborRefusals.badRequest("cannot update the level or name of robot");
        }
        if (isOfProject()
                && !project().equals(robot.draft().permissions().get(0).namespace())) {
            throw HarborRefusals.badRequest("cannot update the project id of robot");
        }
        return draft(robot.draft().name(), days);
    }

    private Robot.Draft draft(String full, long days) {
        return new Robot.Draft(full, Objects.requireNonNullElse(description, ""), (int) days, disable, permissions);
    }

    private void requireSound(long days) {
        if (days != -1 && (days <= 0 || days >= Integer.MAX_VALUE)) {
            throw HarborRefusals.badRequest("bad request error duration input: " + days
                    + ", duration must be either -1(Never) or a positive integer");
        }
        if (!isOfProject() && !RobotPermission.SYSTEM.equals(level)) {
            throw HarborRefusals.badRequest("bad request error level input: " + level);
        }
        requirePermissions();
        if (description != null && description.length() > LONGEST_DESCRIPTION) {
            throw HarborRefusals.badRequest("the description is too long");
        }
    }

    private void requirePermissions() {
        if (permissions == null || permissions.isEmpty() || permissions.contains(null)) {
            throw HarborRefusals.badRequest("bad request empty permission");
        }
        if (permissions.size() > (isOfProject() ? 1 : MOST_PERMISSIONS)) {
            throw HarborRefusals.badRequest("bad request permission");
        }
        permissions.forEach(this::require);
    }

    /** What it may do in the system means nothing here, so that Harbor's list of it is not held against it. */
    private void require(RobotPermission permission) {
        if (permission.access().isEmpty()) {
            throw HarborRefusals.badRequest("bad request empty access");
        }
        if (!permission.isOfProjects() && (isOfProject() || !RobotPermission.SYSTEM.equals(permission.kind()))) {
            throw HarborRefusals.badRequest("bad request permission level: " + permission.kind());
        }
        if (permission.isOfProjects()) {
            permission.access().stream()
                    .filter(access -> !access.isOfProjects())
                    .findFirst()
                    .ifPresent(RobotRequest::refuse);
            if ((isOfProject() || !permission.isOfAllProjects())
                    && ProjectLookup.name(permission.namespace()).isEmpty()) {
                throw HarborRefusals.notFound("project " + permission.namespace() + " not found");
            }
        }
    }

    private static void refuse(RobotAccess access) {
        throw HarborRefusals.badRequest("bad request permission: " + access.resource() + ":" + access.action());
    }
}
