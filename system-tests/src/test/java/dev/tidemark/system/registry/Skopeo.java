package dev.tidemark.system.registry;

import dev.tidemark.contracts.registry.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A client that people use, where it is installed: what it can push and pull, they can. */
public final class Skopeo {

    /** Whether it is on the PATH. */
    public static final boolean IS_HERE = Programs.find("skopeo").isPresent();

    private Skopeo() {}

    /** Pushes the image with all it refers to from an image layout. */
    static void push(String authority, String repository, Image image, String tag, Path scratch) {
        var layout = scratch.resolve(image.digest().hex());
        writeLayout(layout, image);
        run(
                "copy",
                "--all",
                "--preserve-digests",
                "--dest-tls-verify=false",
                "oci:" + layout + ":" + image.digest().hex(),
                "docker://" + authority + "/" + repository + ":" + tag);
    }

    /** Copies an image with all it refers to within a registry: a pull and a push. */
    static void copy(String authority, String from, String to) {
        run(
                "copy",
                "--all",
                "--src-tls-verify=false",
                "--dest-tls-verify=false",
                "docker://" + authority + "/" + from,
                "docker://" + authority + "/" + to);
    }

    /** Pulls the manifest and all it refers to; fails if any of it is not there. */
    static void pull(String authority, String repository, Digest digest, Path scratch) {
        run(
                "copy",
                "--all",
                "--src-tls-verify=false",
                "docker://" + authority + "/" + repository + "@" + digest,
                "dir:" + scratch.resolve("pulled-" + digest.hex()));
    }

    private static void writeLayout(Path layout, Image image) {
        try {
            Files.createDirectories(layout.resolve("blobs/sha256"));
            Files.writeString(layout.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
            writeBlobs(layout, image);
            var entry = Map.of(
                    "mediaType", image.mediaType(),
                    "digest", image.digest().value(),
                    "size", image.manifest().length,
                    "annotations",
                            Map.of(
                                    "org.opencontainers.image.ref.name",
                                    image.digest().hex()));
            Files.write(
                    layout.resolve("index.json"), Images.json(Map.of("schemaVersion", 2, "manifests", List.of(entry))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeBlobs(Path layout, Image image) throws IOException {
        Files.write(layout.resolve("blobs/sha256/" + image.digest().hex()), image.manifest());
        for (var blob : image.blobs().entrySet()) {
            Files.write(layout.resolve("blobs/sha256/" + blob.getKey().hex()), blob.getValue());
        }
        for (var child : image.children()) {
            writeBlobs(layout, child);
        }
    }

    private static void run(String... arguments) {
        var command = new ArrayList<>(List.of("skopeo", "--insecure-policy"));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + ": " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
