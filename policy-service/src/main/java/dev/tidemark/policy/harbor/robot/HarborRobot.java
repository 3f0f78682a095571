package dev.tidemark.policy.harbor.robot;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tidemark.policy.harbor.HarborTime;
import dev.tidemark.policy.robot.Robot;
import dev.tidemark.policy.robot.RobotPermission;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A robot on Harbor's wire. */
@JsonPropertyOrder(alphabetic = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record HarborRobot(
        int id,
        String name,
        String description,
        String level,
        int duration,
        boolean disable,
        boolean editable,
        @JsonProperty("expires_at") long expiresAt,
        List<RobotPermission> permissions,
        @JsonProperty("creator_type") String creatorType,
        @JsonProperty("creator_ref") int creator,
        @JsonProperty("creation_time") String creationTime,
        @JsonProperty("update_time") String updateTime) {

    static HarborRobot of(Robot robot) {
        return new HarborRobot(
                robot.number(),
                robot.fullName(),
                robot.draft().description(),
                robot.project().isPresent() ? RobotPermission.PROJECT : RobotPermission.SYSTEM,
                robot.draft().days(),
                robot.draft().disabled(),
                true,
                expiry(robot),
                robot.draft().permissions(),
                "local",
                robot.creator(),
                HarborTime.inMillis(robot.createdAt()),
                HarborTime.inMillis(robot.updatedAt()));
    }

    /** What whoever made it is told, and nobody ever again. */
    static Map<String, Object> created(Robot robot, String secret) {
        return new TreeMap<>(Map.of(
                "id",
                robot.number(),
                "name",
                robot.fullName(),
                "secret",
                secret,
                "creation_time",
                HarborTime.inMillis(robot.createdAt()),
                "expires_at",
                expiry(robot)));
    }

    private static long expiry(Robot robot) {
        return robot.expiresAt().map(Instant::getEpochSecond).orElse(-1L);
    }
}
