package dev.tidemark.standalone.sandbox;

import dev.tidemark.contracts.registry.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** An image with one layer that holds one file. */
record SampleImage(String title, String architecture, Instant created) {

    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String CONFIG = "application/vnd.oci.image.config.v1+json";
    private static final String LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";
    private static final int FILE_BYTES = 32 * 1024;

    Manifest store(Repository repository) throws IOException {
        var files = files();
        var layer = compressed(files);
        var layerDigest = store(repository, layer);
        var config = Call.json(config(Blobs.digestOf(files)));
        var content = Call.json(Map.of(
                "schemaVersion",
                2,
                "mediaType",
                MANIFEST,
                "config",
                descriptor(CONFIG, store(repository, config), config.length),
                "layers",
                List.of(descriptor(LAYER, layerDigest, layer.length))));
        var manifest = Manifest.of(Blobs.digestOf(content), MANIFEST, content);
        repository.store(manifest);
        return manifest;
    }

    private Map<String, Object> config(Digest files) {
        return Map.of(
                "architecture", architecture,
                "os", "linux",
                "created", created.toString(),
                "config", Map.of("Labels", Map.of("org.opencontainers.image.title", title)),
                "rootfs", Map.of("type", "layers", "diff_ids", List.of(files.value())));
    }

    private static Digest store(Repository repository, byte[] blob) throws IOException {
        var digest = Blobs.digestOf(blob);
        repository.blobs().put(digest, blob);
        repository.link(digest);
        return digest;
    }

    private static Map<String, Object> descriptor(String mediaType, Digest digest, int size) {
        return Map.of("mediaType", mediaType, "digest", digest.value(), "size", size);
    }

    private byte[] files() throws IOException {
        var name = title + " for " + architecture + ", built " + created + "\n";
        var file = new byte[FILE_BYTES];
        new Random(name.hashCode()).nextBytes(file);
        System.arraycopy(name.getBytes(StandardCharsets.UTF_8), 0, file, 0, name.length());
        var files = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(files)) {
            var entry = new TarArchiveEntry("about");
            entry.setSize(file.length);
            entry.setModTime(created.toEpochMilli());
            tar.putArchiveEntry(entry);
            tar.write(file);
            tar.closeArchiveEntry();
        }
        return files.toByteArray();
    }

    private static byte[] compressed(byte[] content) throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        }
        return compressed.toByteArray();
    }
}
