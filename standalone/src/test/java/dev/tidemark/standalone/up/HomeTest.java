package dev.tidemark.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HomeTest {

    @TempDir
    Path directory;

    @Test
    void belongsToOneLauncherAtATime() throws Exception {
        try (var home = Home.open(directory)) {
            assertThatThrownBy(() -> Home.open(directory))
                    .isInstanceOf(CannotRunException.class)
                    .hasMessageContainingAll(
                            home.directory().toString(),
                            "process " + ProcessHandle.current().pid(),
                            "--data");
        }
        try (var home = Home.open(directory)) {
            assertThat(home.wasLeftRunning()).isFalse();
        }
    }

    @Test
    void knowsThatTheLastLauncherWasKilled() throws Exception {
        Files.writeString(directory.resolve("running"), "");
        try (var home = Home.open(directory)) {
            assertThat(home.wasLeftRunning()).isTrue();
        }
    }

    @Test
    void saysWhatToDoWhereItCannotWrite() throws Exception {
        var file = Files.writeString(directory.resolve("file"), "not a directory");
        assertThatThrownBy(() -> Home.open(file.resolve("data")))
                .isInstanceOf(CannotRunException.class)
                .hasMessageContaining("--data");
    }
}
