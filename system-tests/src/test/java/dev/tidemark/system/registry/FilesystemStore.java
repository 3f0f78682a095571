package dev.tidemark.system.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.registry.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Writes images straight into the directory of a CNCF Distribution, a hundred times faster than pushing them. */
final class FilesystemStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;

    FilesystemStore(Path store) {
        this.root = store.resolve("docker/registry/v2");
    }

    /** Repositories of one project with images of their own, a day between two of them. */
    void fill(String project, int repositories, int tagsEach) {
        var now = Instant.now();
        try {
            for (int i = 0; i < repositories; i++) {
                var name = "%s/app-%04d".formatted(project, i);
                for (int day = 1; day <= tagsEach; day++) {
                    var image = Images.image(name + " of day " + day, now.minus(Duration.ofDays(day)));
                    add(root.resolve("repositories").resolve(name), image, "day-" + day);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Layers, and what only a deletion reads, are left out: every file counts. */
    private void add(Path repository, Image image, String tag) throws IOException {
        var config = new Digest(
                JSON.readTree(image.manifest()).path("config").path("digest").asText());
        write(config, image.blobs().get(config));
        write(image.digest(), image.manifest());
        link(repository.resolve("_layers/sha256").resolve(config.hex()), config);
        var manifests = repository.resolve("_manifests");
        link(manifests.resolve("revisions/sha256").resolve(image.digest().hex()), image.digest());
        link(manifests.resolve("tags").resolve(tag).resolve("current"), image.digest());
    }

    private void write(Digest digest, byte[] content) throws IOException {
        var directory = Files.createDirectories(root.resolve("blobs/sha256")
                .resolve(digest.hex().substring(0, 2))
                .resolve(digest.hex()));
        Files.write(directory.resolve("data"), content);
    }

    private static void link(Path directory, Digest digest) throws IOException {
        Files.writeString(Files.createDirectories(directory).resolve("link"), digest.value());
    }
}
