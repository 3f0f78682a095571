package dev.tidemark.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** A server that outlived the process which started it, and still holds the data directory. */
record Orphan(ProcessHandle process) {

    private static final int PATIENCE_SECONDS = 30;

    /** The server that runs on this directory, if one does. */
    static Optional<Orphan> of(Path data) throws IOException {
        var lock = data.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(lock);
        if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,10}")) {
            return Optional.empty();
        }
        // The number may be another process's by now.
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                .map(Orphan::new);
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
