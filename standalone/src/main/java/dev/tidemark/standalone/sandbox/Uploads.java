package dev.tidemark.standalone.sandbox;

import dev.tidemark.standalone.sandbox.Refusal.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Blobs on their way in, a file each. */
record Uploads(Path directory) {

    UUID begin() throws IOException {
        var upload = UUID.randomUUID();
        Files.createFile(Files.createDirectories(directory).resolve(upload.toString()));
        return upload;
    }

    long size(UUID upload) throws IOException {
        return Files.size(file(upload));
    }

    void append(UUID upload, InputStream content) throws IOException {
        try (var file = Files.newOutputStream(file(upload), StandardOpenOption.APPEND)) {
            content.transferTo(file);
        }
    }

    void cancel(UUID upload) throws IOException {
        Files.delete(file(upload));
    }

    Path file(UUID upload) {
        var file = directory.resolve(upload.toString());
        if (!Files.exists(file)) {
            throw new Refusal(Code.BLOB_UPLOAD_UNKNOWN, "blob upload unknown to registry");
        }
        return file;
    }
}
