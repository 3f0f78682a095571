package dev.tidemark.standalone.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** The server process that holds a data directory, whoever started it. */
record Postmaster(ProcessHandle process) {

    private static final int PATIENCE_SECONDS = 30;

    /** The server that runs on this directory, if one does. */
    static Optional<Postmaster> of(Path data) {
        return firstLine(data.resolve("postmaster.pid"))
                .filter(line -> line.matches("\\d{1,10}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                // The number may be another process's by now.
                .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                .map(Postmaster::new);
    }

    private static Optional<String> firstLine(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().map(String::strip);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL's lock cannot be read: " + file, e);
        }
    }

    /** Ends its sessions and stops it, keeping everything that was committed. */
    void stop() {
        try {
            // SIGTERM, all that the handle can send, would wait for the sessions of clients that may be orphans too.
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | CompletionException e) {
            throw new IllegalStateException(
                    "PostgreSQL (process " + process.pid() + ") was left behind and cannot be stopped: stop it", e);
        }
    }
}
