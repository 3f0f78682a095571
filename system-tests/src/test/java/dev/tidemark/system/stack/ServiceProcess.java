package dev.tidemark.system.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;

/** A service as it is packaged, in a process of its own that can be killed and started again. */
public final class ServiceProcess {

    private static final Duration START = Duration.ofSeconds(90);
    private static final int TAIL = 60;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String name;
    private final Path jar;
    private final Path log;
    private final int port;
    private final WithStack.Java java;
    private final Map<String, String> settings;
    private final Map<String, String> secrets;
    private Process process;

    /**
     * @param root of the repository
     * @param role distinguishes several processes of one service
     * @param secrets told through the environment, as everywhere
     */
    ServiceProcess(
            Path root,
            String service,
            String role,
            int port,
            WithStack.Java java,
            Map<String, String> settings,
            Map<String, String> secrets) {
        this.name = service + role;
        this.jar = root.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
        this.port = port;
        this.java = java;
        this.log = root.resolve("system-tests/target").resolve(name + ".log");
        this.settings = new TreeMap<>(settings);
        this.secrets = Map.copyOf(secrets);
    }

    URI url() {
        return URI.create("http://localhost:" + port);
    }

    /** Starts it without waiting until it is ready. */
    void launch() {
        var builder = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        secrets.forEach((setting, value) ->
                builder.environment().put(setting.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT), value));
        try {
            Files.createDirectories(log.getParent());
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command() {
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: ./mvnw package");
        }
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java.options);
        command.add("-Dquarkus.http.host=localhost");
        command.add("-Dquarkus.http.port=" + port);
        settings.forEach((setting, value) -> command.add("-D" + setting + "=" + value));
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    void awaitReady() {
        Awaitility.await(name + " is ready")
                .atMost(START)
                .pollInterval(Duration.ofMillis(100))
                .failFast(name + " ended" + System.lineSeparator() + tail(), () -> !process.isAlive())
                .until(this::isReady);
    }

    private boolean isReady() throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(url().resolve("/health/ready")).timeout(Duration.ofSeconds(5));
            return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Starts it and waits until it is ready. */
    public void start() {
        launch();
        awaitReady();
    }

    /** Ends it the way a power failure would. */
    public void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** Ends it in an orderly way, and starts it again. */
    public void restart() {
        process.destroy();
        try {
            process.onExit().get(20, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            kill();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        start();
    }

    /** Physical memory in use, in bytes; 0 where the system does not tell. */
    public long residentBytes() {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    Duration cpu() {
        return CpuTime.cpu(process.toHandle());
    }

    /** The end of what it said. */
    String tail() {
        try {
            var lines = Files.readAllLines(log);
            return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
