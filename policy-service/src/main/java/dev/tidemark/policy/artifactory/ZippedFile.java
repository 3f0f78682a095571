package dev.tidemark.policy.artifactory;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip with one file in it, made piece by piece: nothing is held of what was taken away. */
final class ZippedFile implements AutoCloseable {

    private final ByteArrayOutputStream ready = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(ready);

    ZippedFile(String name, Instant modified) {
        try {
            ZipEntry entry = new ZipEntry(name);
            entry.setTime(modified.toEpochMilli());
            zip.putNextEntry(entry);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write what is in memory", e);
        }
    }

    /** Adds to the file; what it returns is the zip's next piece. */
    Buffer add(byte[] content) {
        try {
            zip.write(content);
            return takeAway();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write what is in memory", e);
        }
    }

    /** The last piece. */
    Buffer end() {
        close();
        return takeAway();
    }

    private Buffer takeAway() {
        Buffer piece = Buffer.buffer(ready.toByteArray());
        ready.reset();
        return piece;
    }

    /** Gives back the memory of the compression; more than once is as good as once. */
    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write what is in memory", e);
        }
    }
}
