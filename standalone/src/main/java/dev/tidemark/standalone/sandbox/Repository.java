package dev.tidemark.standalone.sandbox;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * A repository's directory: a file per tag with its digest, a file per manifest with its media type, an empty file per blob. The
 * names of these directories begin with an underscore, which no segment of a repository's name does.
 */
record Repository(Path directory, Blobs blobs) {

    static final String MANIFESTS = "_manifests";

    private static final String TAGS = "_tags";
    private static final String LAYERS = "_layers";

    /** Every tag, sorted. */
    List<Tag> tags() throws IOException {
        return names(TAGS).stream().map(Tag::new).sorted().toList();
    }

    Optional<Digest> digest(Tag tag) throws IOException {
        return read(directory.resolve(TAGS).resolve(tag.value())).map(Digest::new);
    }

    /** Every manifest, tagged or not. */
    List<Digest> manifests() throws IOException {
        return names(MANIFESTS).stream()
                .map(name -> new Digest(name.replace('_', ':')))
                .sorted()
                .toList();
    }

    Optional<Manifest> manifest(Digest digest) throws IOException {
        var mediaType = read(manifestFile(digest));
        var content = blobs.find(digest);
        if (mediaType.isEmpty() || content.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Manifest.of(digest, mediaType.get(), Files.readAllBytes(content.get())));
    }

    boolean has(Digest manifest) {
        return Files.exists(manifestFile(manifest));
    }

    void store(Manifest manifest) throws IOException {
        blobs.put(manifest.digest(), manifest.content());
        write(manifestFile(manifest.digest()), manifest.mediaType());
    }

    void tag(Tag tag, Digest digest) throws IOException {
        write(directory.resolve(TAGS).resolve(tag.value()), digest.value());
    }

    boolean untag(Tag tag) throws IOException {
        return Files.deleteIfExists(directory.resolve(TAGS).resolve(tag.value()));
    }

    /** Removes a manifest, and with it every tag that points at it. */
    boolean delete(Digest manifest) throws IOException {
        for (var tag : tags()) {
            if (digest(tag).filter(manifest::equals).isPresent()) {
                untag(tag);
            }
        }
        return Files.deleteIfExists(manifestFile(manifest));
    }

    Optional<Path> blob(Digest digest) {
        return Files.exists(layerFile(digest)) ? blobs.find(digest) : Optional.empty();
    }

    void link(Digest blob) throws IOException {
        write(layerFile(blob), "");
    }

    void unlink(Digest blob) throws IOException {
        Files.deleteIfExists(layerFile(blob));
    }

    private Path layerFile(Digest blob) {
        return directory.resolve(LAYERS).resolve(blob.value().replace(':', '_'));
    }

    private Path manifestFile(Digest digest) {
        return directory.resolve(MANIFESTS).resolve(digest.value().replace(':', '_'));
    }

    private List<String> names(String kind) throws IOException {
        try (var files = Files.list(directory.resolve(kind))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static Optional<String> read(Path file) throws IOException {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** A reader sees the old content or the new, never half of it; no tag begins with a dot. */
    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        var temporary = Files.createTempFile(file.getParent(), ".new", "");
        Files.writeString(temporary, content);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
