package dev.tidemark.standalone.up;

import dev.tidemark.standalone.leash.Leash;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A service in a JVM of its own. Its output is the log, new at each start. */
record ServiceProcess(Service service, Process process, Path log) {

    private static final int PATIENCE_SECONDS = 15;

    /** Added to the number of a signal by whoever reports it as a status. */
    private static final int SIGNALLED = 128;

    /** What the launcher itself was told; to the services it would mean something else or nothing. */
    private static final Set<String> LAUNCHERS_OWN = Set.of(
            "TIDEMARK_ADMIN_PASSWORD",
            "TIDEMARK_DATA",
            "TIDEMARK_HOST",
            "TIDEMARK_PORT",
            "TIDEMARK_REGISTRY",
            "TIDEMARK_REGISTRY_PASSWORD",
            "TIDEMARK_REGISTRY_USER",
            "TIDEMARK_TRUST_CREATED");

    static ServiceProcess start(Service service, Path logs) {
        var log = logs.resolve(service.name() + ".log");
        var builder =
                new ProcessBuilder(command(service)).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeAll(LAUNCHERS_OWN);
        builder.environment().putAll(service.secrets());
        try {
            return new ServiceProcess(service, builder.start(), log);
        } catch (IOException e) {
            throw new CannotRunException(service + " cannot be started: " + e.getMessage(), e);
        }
    }

    static List<String> command(Service service) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Quick to start and small, which counts for more here than throughput.
        command.addAll(
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError"));
        leash().ifPresent(jar -> command.add("-javaagent:" + jar));
        for (Map.Entry<String, String> setting : new TreeMap<>(service.settings()).entrySet()) {
            command.add("-D" + setting.getKey() + "=" + setting.getValue());
        }
        command.addAll(List.of("-jar", service.application().toString()));
        return command;
    }

    private static Optional<Path> leash() {
        try {
            var jar = Path.of(Leash.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Optional.of(jar).filter(Files::isRegularFile);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    CompletableFuture<ServiceProcess> ended() {
        return process.onExit().thenApply(gone -> this);
    }

    /** Why it ended, in one line. */
    CannotRunException obituary() {
        int status = process.exitValue();
        var cause = status > SIGNALLED
                ? "was killed by signal " + (status - SIGNALLED) + ", perhaps for want of memory: log"
                : "stopped with status " + status + ": " + LastWords.in(log) + " - more";
        return new CannotRunException(service + " " + cause + " in " + log);
    }

    void askToStop() {
        process.destroy();
    }

    void waitUntilStopped() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
