package dev.tidemark.standalone.plan;

import dev.tidemark.evaluator.snapshot.SnapshotDocument;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/**
 * A repository of a live registry. What talks to registries is executor-service's, which the command line cannot depend on: so a process
 * of its own reads, and writes down what it read.
 */
final class LiveRegistry {

    private static final Pattern CREDENTIALS = Pattern.compile("[^/]*//[^/]*@");
    private static final String READER = "dev.tidemark.executor.snapshot.PrintSnapshot";

    @Option(
            names = "--registry",
            paramLabel = "URL",
            required = true,
            description = "The registry to read, e.g. https://registry.example.com.")
    private String url;

    @Option(
            names = "--repository",
            paramLabel = "NAME",
            required = true,
            description = "The repository to read there, e.g. library/app.")
    private String repository;

    @Option(
            // The second is how the launcher calls it.
            names = {"--kind", "--registry-kind"},
            paramLabel = "KIND",
            defaultValue = "oci",
            description = "What the registry is: oci, which any is, or harbor, which tells more.")
    private String kind;

    @Option(names = "--save-snapshot", paramLabel = "FILE", description = "Keep what was read, for --snapshot.")
    private Path copy;

    /**
     * Reads it, with GET and HEAD only.
     *
     * @param installation where executor-service is
     * @throws BadInputException if it cannot be read
     */
    SnapshotDocument read(Path installation) throws IOException, InterruptedException {
        if (CREDENTIALS.matcher(url).lookingAt()) {
            // The reader would refuse it too; but others on this machine can read its command line.
            throw new BadInputException("--registry must not hold a user or password:"
                    + " TIDEMARK_REGISTRY_USER and TIDEMARK_REGISTRY_PASSWORD are for them");
        }
        Path application = installation.resolve("executor-service/target/quarkus-app");
        if (!Files.exists(application.resolve("quarkus-run.jar"))) {
            throw new BadInputException(
                    "executor-service is not built: run ./mvnw -B package -DskipTests in " + installation);
        }
        Path document = Files.createTempFile("tidemark-snapshot", ".json");
        try {
            run(command(application), document);
            SnapshotDocument snapshot = Json.read(document, SnapshotDocument.class);
            if (copy != null) {
                Files.copy(document, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            return snapshot;
        } finally {
            Files.delete(document);
        }
    }

    private List<String> command(Path application) {
        String classes = Stream.of("app", "lib/main", "lib/boot")
                .map(directory -> application.resolve(directory).resolve("*").toString())
                .collect(Collectors.joining(File.pathSeparator));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes,
                READER,
                kind,
                url.replaceAll("/+(v2/*)?$", ""),
                repository);
    }

    /** The environment, with who to be there, is passed on as it is. */
    private static void run(List<String> command, Path document) throws IOException, InterruptedException {
        Process reader =
                new ProcessBuilder(command).redirectOutput(document.toFile()).start();
        try {
            String said = new String(reader.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            if (reader.waitFor() != 0) {
                throw new BadInputException(said.lines()
                        .reduce((earlier, last) -> last)
                        .orElse("the reading ended with status " + reader.exitValue()));
            }
        } finally {
            reader.destroy();
        }
    }
}
