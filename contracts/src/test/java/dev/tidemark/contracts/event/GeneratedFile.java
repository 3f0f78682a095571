package dev.tidemark.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A committed file that is generated from the code. It is rewritten on request only: a build that writes hides what a review should see. */
final class GeneratedFile {

    /** Whether this run may write files: {@code ./mvnw test -pl contracts -Dtidemark.regenerate=true}. */
    static final boolean REGENERATE = Boolean.getBoolean("tidemark.regenerate");

    private static final Path MODULE = Path.of(System.getProperty("basedir", "."));

    private GeneratedFile() {}

    static Path of(String path) {
        return MODULE.resolve(path);
    }

    static void isUpToDate(Path file, String generated) throws IOException {
        if (REGENERATE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, generated);
        }
        assertThat(file)
                .as(
                        "generated from the code: run ./mvnw test -pl contracts -Dtidemark.regenerate=true and review the change")
                .isRegularFile()
                .hasContent(generated);
    }
}
