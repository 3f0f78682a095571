package dev.tidemark.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretsTest {

    @TempDir
    Path directory;

    @Test
    void areMadeOnceAndKeptForTheirOwnerAlone() throws Exception {
        var made = Secrets.in(directory, Optional.empty());
        assertThat(Secrets.in(directory, Optional.empty())).isEqualTo(made);
        assertThat(made.adminPassword()).hasSize(24).isNotEqualTo(made.serviceToken());
        for (var name : new String[] {"admin-password", "service-token", "database-password", "hook-secret"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void leaveAChosenPasswordToWhoChoseIt() {
        var secrets = Secrets.in(directory, Optional.of("chosen"));
        assertThat(secrets.adminPassword()).isEqualTo("chosen");
        assertThat(secrets.adminPasswordIsGiven()).isTrue();
        assertThat(directory.resolve("admin-password")).doesNotExist();
    }

    @Test
    void doNotTellThemselves() {
        var secrets = Secrets.in(directory, Optional.of("chosen"));
        assertThat(secrets.toString())
                .doesNotContain("chosen", secrets.serviceToken(), secrets.databasePassword(), secrets.hookSecret());
    }
}
