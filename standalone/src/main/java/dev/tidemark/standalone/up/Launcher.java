package dev.tidemark.standalone.up;

import dev.tidemark.standalone.kafka.EmbeddedKafka;
import dev.tidemark.standalone.kafka.Topics;
import dev.tidemark.standalone.postgres.EmbeddedPostgres;
import dev.tidemark.standalone.postgres.EmbeddedPostgres.Durability;
import dev.tidemark.standalone.sandbox.SandboxRegistry;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Starts everything, waits for the end, and stops everything. */
final class Launcher {

    private static final Duration LEFT_BEHIND = Duration.ofSeconds(15);

    private static final int ARRIVAL_SECONDS = 20;

    private final Path installation;
    private final Path data;
    private final Ports ports;
    private final String host;
    private final RegistryAccess registry;
    private final Stack stack = new Stack();
    private final CompletableFuture<RuntimeException> death = new CompletableFuture<>();
    private volatile CompletableFuture<?> starting = CompletableFuture.completedFuture(null);
    private volatile boolean isSignalled;

    Launcher(Path installation, Path data, Ports ports, String host, RegistryAccess registry) {
        this.installation = installation;
        this.data = data;
        this.ports = ports;
        this.host = host;
        this.registry = registry;
    }

    /** Returns only by an exception; the usual end is a signal, and that is the shutdown hook's. */
    int run(PrintWriter out) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopOnSignal, "stop"));
        try {
            var secrets = startParts();
            startServices(secrets);
            out.println(new Announcement(ports, registry, secrets, data, host).text());
            out.flush();
            throw death.join();
        } catch (RuntimeException e) {
            if (isSignalled) {
                // Of course something ended: it was told to. The hook ends this process.
                Thread.currentThread().join();
            }
            throw e;
        } finally {
            stack.close();
        }
    }

    private Secrets startParts() {
        var home = stack.add(Home.open(data));
        Logs.into(home.logs());
        var secrets = Secrets.in(
                home.directory().resolve("secrets"), Optional.ofNullable(System.getenv("TIDEMARK_ADMIN_PASSWORD")));
        EmbeddedPostgres.stopLeftBehind(home.postgres());
        ports.requireFree(home.wasLeftRunning() ? LEFT_BEHIND : Duration.ZERO);
        var parts = CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> startPostgres(home, secrets)),
                CompletableFuture.runAsync(() -> startKafka(home)),
                CompletableFuture.runAsync(() -> startOrCheckRegistry(home, secrets)));
        starting = parts;
        await(parts);
        return secrets;
    }

    /** Waits for all of it even if some of it fails: only what has arrived can be stopped. */
    private void await(CompletableFuture<?> parts) {
        try {
            CompletableFuture.anyOf(parts, death.thenAccept(cause -> {
                        throw cause;
                    }))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private void startPostgres(Home home, Secrets secrets) {
        Root.requireUnshare();
        var postgres = stack.add(EmbeddedPostgres.start(
                home.postgres(),
                home.postgres().resolve("binaries"),
                ports.postgres(),
                secrets.databasePassword(),
                Durability.DURABLE));
        postgres.ended()
                .thenRun(() -> death.complete(
                        new CannotRunException("PostgreSQL stopped: see postgresql.log in " + home.postgres())));
    }

    private void startKafka(Home home) {
        EmbeddedKafka.whenItGivesUp(
                () -> death.complete(new CannotRunException("Kafka gave up: see launcher.log in " + home.logs())));
        var kafka = stack.add(EmbeddedKafka.start(home.kafka(), ports.kafka(), ports.kafkaController()));
        Topics.create(kafka.bootstrapServers(), (short) 1);
    }

    private void startOrCheckRegistry(Home home, Secrets secrets) {
        if (registry.isSandbox()) {
            var receiver = URI.create("http://localhost:" + ports.policy() + "/hooks/distribution/default");
            stack.add(SandboxRegistry.startTelling(home.registry(), ports.sandbox(), receiver, secrets.hookSecret()))
                    .addSamples(Instant.now());
        } else {
            new RegistryCheck(registry).run();
        }
    }

    private void startServices(Secrets secrets) throws InterruptedException {
        for (var service : new Services(installation, ports, host, registry, secrets).all()) {
            var process = ServiceProcess.start(service, data.resolve("logs"));
            stack.add(process);
            process.ended().thenAccept(gone -> death.complete(gone.obituary()));
        }
        new Health().awaitAll(stack.services());
    }

    private void stopOnSignal() {
        if (stack.isClosing()) {
            return;
        }
        isSignalled = true;
        stack.close();
        // What was about to start is stopped as it arrives.
        starting.completeOnTimeout(null, ARRIVAL_SECONDS, TimeUnit.SECONDS)
                .exceptionally(failure -> null)
                .join();
        // Being asked to stop is no failure.
        Runtime.getRuntime().halt(0);
    }
}
