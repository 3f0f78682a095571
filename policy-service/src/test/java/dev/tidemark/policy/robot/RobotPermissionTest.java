package dev.tidemark.policy.robot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.policy.security.Permission;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobotPermissionTest {

    @ParameterizedTest
    @CsvSource({
        "tag-retention:read, READ_RETENTION",
        "tag-retention:list, READ_RETENTION",
        "tag-retention:create, CREATE_RETENTION",
        "tag-retention:update, UPDATE_RETENTION RUN_RETENTION",
        "tag-retention:operate, RUN_RETENTION",
        "tag-retention:delete, DELETE_RETENTION",
        "repository:pull, READ_PROJECT",
        "repository:delete, READ_PROJECT DELETE_REPOSITORY",
        "artifact:list, READ_PROJECT",
        "artifact:delete, READ_PROJECT DELETE_ARTIFACT",
        "tag:delete, READ_PROJECT DELETE_TAG",
        "member:list, READ_MEMBERS",
        "project:read, READ_PROJECT",
        "project:update, READ_PROJECT",
        "robot:create, ''",
        "member:create, ''",
        "label:create, ''"
    })
    void aRightMeansWhatTheTableSays(String right, String means) {
        assertThat(granted(of(right, null)))
                .isEqualTo(Arrays.stream(means.split(" "))
                        .filter(word -> !word.isEmpty())
                        .map(Permission::valueOf)
                        .collect(Collectors.toSet()));
    }

    @Test
    void whatIsDeniedIsNotAllowedWhateverElseIsSaid() {
        assertThat(granted(of("tag-retention:delete", "allow"), of("tag-retention:delete", "deny")))
                .isEmpty();
        assertThat(granted(of("tag-retention:delete", "perhaps"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "tag-retention:operate, true",
        "tag-retention:pull, false",
        "everything:read, false",
        "repository:*, false"
    })
    void onlyWhatHarborHasIsARight(String right, boolean is) {
        assertThat(of(right, "").isOfProjects()).isEqualTo(is);
    }

    private static Set<Permission> granted(RobotAccess... access) {
        return new RobotPermission("project", "library", List.of(access)).permissions();
    }

    private static RobotAccess of(String right, String effect) {
        List<String> words = Stream.of(right.split(":")).toList();
        return new RobotAccess(words.get(0), words.get(1), effect);
    }
}
