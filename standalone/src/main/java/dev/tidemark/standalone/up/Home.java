package dev.tidemark.standalone.up;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The directory that everything is kept in, and that only one launcher uses at a time. */
final class Home implements AutoCloseable {

    private final Path directory;
    private final FileChannel lockFile;
    private final FileLock lock;
    private final boolean wasLeftRunning;

    private Home(Path directory, FileChannel lockFile, FileLock lock) throws IOException {
        this.directory = directory;
        this.lockFile = lockFile;
        this.lock = lock;
        this.wasLeftRunning = Files.exists(running());
        Files.createDirectories(logs());
        Files.writeString(running(), "");
    }

    /** Makes the directory if it is not there, and takes it. */
    static Home open(Path directory) {
        try {
            Files.createDirectories(directory);
            Private.protect(directory);
            var lockFile =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = tryLock(lockFile);
            if (lock == null) {
                lockFile.close();
                throw new CannotRunException(
                        "the data directory " + directory + " is in use by another tidemark (process "
                                + Files.readString(directory.resolve("lock")).strip()
                                + "): stop that one, or choose another directory with --data");
            }
            lockFile.truncate(0);
            lockFile.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return new Home(directory, lockFile, lock);
        } catch (IOException e) {
            throw new CannotRunException(
                    "the data directory " + directory + " cannot be written: choose another with --data (" + e + ")",
                    e);
        }
    }

    private static FileLock tryLock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Whether the last launcher here was killed, and may have left processes that are still about to end. */
    boolean wasLeftRunning() {
        return wasLeftRunning;
    }

    Path directory() {
        return directory;
    }

    Path logs() {
        return directory.resolve("logs");
    }

    Path kafka() {
        return directory.resolve("kafka");
    }

    Path postgres() {
        return directory.resolve("postgres");
    }

    Path registry() {
        return directory.resolve("registry");
    }

    private Path running() {
        return directory.resolve("running");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(running());
        lock.release();
        lockFile.close();
    }
}
