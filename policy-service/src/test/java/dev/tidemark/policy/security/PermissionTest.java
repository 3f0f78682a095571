package dev.tidemark.policy.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.policy.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the table of permissions against the one that users are shown. */
class PermissionTest {

    private static final Set<Dialect> ALL = EnumSet.allOf(Dialect.class);
    private static final Set<Dialect> ARTIFACTORY = EnumSet.of(Dialect.ARTIFACTORY);
    private static final Set<Permission> RETENTION = EnumSet.of(
            Permission.READ_RETENTION,
            Permission.CREATE_RETENTION,
            Permission.UPDATE_RETENTION,
            Permission.DELETE_RETENTION,
            Permission.RUN_RETENTION);

    /**
     * What a row of the page is about.
     *
     * @param begins what its first cell begins with
     */
    private record Row(String begins, Set<Permission> permissions, Set<Dialect> dialects) {

        List<String> roles() {
            return Arrays.stream(Role.values())
                    .map(role -> answer(role) ? "yes" : "")
                    .toList();
        }

        /** The same for all that the row is about, or it would have to be two rows. */
        private boolean answer(Role role) {
            Set<Boolean> answers = permissions.stream()
                    .flatMap(permission -> dialects.stream().map(dialect -> role.may(permission, dialect)))
                    .collect(Collectors.toSet());
            assertThat(answers).as(begins).hasSize(1);
            return answers.contains(true);
        }
    }

    private static final List<Row> ROWS = List.of(
            new Row("read the project", EnumSet.of(Permission.READ_PROJECT), ALL),
            new Row("read who its members are", EnumSet.of(Permission.READ_MEMBERS), ALL),
            new Row(
                    "read, create, change, delete, run and stop",
                    RETENTION,
                    EnumSet.complementOf(EnumSet.of(Dialect.ARTIFACTORY))),
            new Row("the same of policies of Artifactory's dialect", RETENTION, ARTIFACTORY),
            new Row(
                    "delete a named tag or artifact, or a repository",
                    EnumSet.of(Permission.DELETE_ARTIFACT, Permission.DELETE_TAG, Permission.DELETE_REPOSITORY),
                    ALL),
            new Row("delete the project", EnumSet.of(Permission.ADMINISTER_PROJECT), ALL));

    @Test
    void thePageOnSecurityHasTheSameTable() throws IOException {
        List<List<String>> page = page();
        assertThat(page).hasSameSizeAs(ROWS);
        for (int i = 0; i < ROWS.size(); i++) {
            assertThat(page.get(i).get(0)).startsWith(ROWS.get(i).begins());
            assertThat(page.get(i).subList(1, page.get(i).size()))
                    .as(ROWS.get(i).begins())
                    .isEqualTo(ROWS.get(i).roles());
        }
    }

    @Test
    void nothingThatCanBeDoneIsMissingInIt() {
        assertThat(ROWS.stream().flatMap(row -> row.permissions().stream()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Permission.values());
    }

    private static List<List<String>> page() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("..", "docs", "security.md"))) {
            return lines.dropWhile(line -> !line.startsWith("| in a project | limited guest | guest |"))
                    .skip(2)
                    .takeWhile(line -> line.startsWith("|"))
                    .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                            .map(String::strip)
                            .toList())
                    .toList();
        }
    }
}
