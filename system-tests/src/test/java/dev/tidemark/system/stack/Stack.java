package dev.tidemark.system.stack;

import dev.tidemark.standalone.testing.FreePorts;
import dev.tidemark.standalone.testing.KafkaResource;
import dev.tidemark.standalone.testing.PostgresResource;
import dev.tidemark.system.registry.BigRegistry;
import dev.tidemark.system.registry.RegistriesUnderTest;
import dev.tidemark.system.registry.RegistryUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The whole system: Kafka, PostgreSQL and registries of its own, and the three services as processes. */
public final class Stack implements AutoCloseable {

    /** A registry of 50,000 repositories with 20 tags each, inside executor-service. */
    public static final String GENERATED = "generated";

    private static final String TOKEN = "token-for-tests";
    private static final String PASSWORD = "password-for-tests";
    private static final String HOOK_SECRET = "hook-secret-for-tests";

    private final WithStack.Java java;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Path directory;
    private final Map<String, String> settings = new HashMap<>();
    private final List<RegistryUnderTest> registries;
    private final RegistryUnderTest untrusted;
    private final List<RegistryUnderTest> telling;
    private final BigRegistry big;
    /** Chosen before the service starts, because registries have to know where to tell it what happens. */
    private final int frontDoor = FreePorts.one();

    private final ServiceProcess executor;
    private final ServiceProcess audit;
    private final Map<String, ServiceProcess> policies = new TreeMap<>();

    private Stack(WithStack.Java java) throws IOException {
        this.java = java;
        directory = Files.createTempDirectory("tidemark-system-");
        closing(() -> Directories.delete(directory));
        var kafka = new KafkaResource();
        closing(kafka::stop);
        settings.putAll(kafka.start());
        var postgres = new PostgresResource();
        closing(postgres::stop);
        settings.putAll(postgres.start());
        registries = RegistriesUnderTest.start(directory);
        registries.forEach(this::closing);
        untrusted = RegistriesUnderTest.sandbox("untrusted", directory);
        closing(untrusted);
        telling = RegistriesUnderTest.startTelling(directory, this::receiver, HOOK_SECRET);
        telling.forEach(this::closing);
        big = BigRegistry.start(directory.resolve("big"));
        closing(big);
        configureRegistries();
        // A scan asks registries for everything, whatever a test counts.
        settings.put("tidemark.scans.every", "PT0S");
        audit = service("audit-service", "");
        settings.put("tidemark.audit-url", audit.url().toString());
        // On a busy machine its answers take longer, and what is planned without them condemns less.
        settings.put("tidemark.audit-timeout", "PT30S");
        settings.put("tidemark.client-deletions.patience", "PT80S");
        executor = service("executor-service", "");
        settings.put("tidemark.gateway-url", executor.url().toString());
        policies.put(sandbox().name(), policyService(sandbox().name(), frontDoor));
    }

    /** Starts all of it; what is left of the services' logs afterwards is in {@code target}. */
    static Stack start(WithStack.Java java) {
        try {
            var stack = new Stack(java);
            try {
                stack.services().forEach(ServiceProcess::launch);
                stack.services().forEach(ServiceProcess::awaitReady);
                return stack;
            } catch (RuntimeException | Error e) {
                stack.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI receiver(String registry) {
        return URI.create("http://localhost:" + frontDoor + "/hooks/distribution/" + registry);
    }

    private void configureRegistries() {
        registries.forEach(
                registry -> configure(registry.name(), registry.systemsUrl().toString(), true));
        configure(untrusted.name(), untrusted.systemsUrl().toString(), false);
        telling.forEach(
                registry -> configure(registry.name(), registry.systemsUrl().toString(), true));
        configure(BigRegistry.NAME, big.systemsUrl(), true);
        settings.put("tidemark.registries." + BigRegistry.NAME + ".kind", big.kind());
        configure(GENERATED, "memory:50000x20", true);
        settings.put("tidemark.registries." + GENERATED + ".kind", "memory");
    }

    private void configure(String name, String url, boolean createdCounts) {
        settings.put("tidemark.registries." + name + ".url", url);
        settings.put("tidemark.registries." + name + ".created-counts-as-pushed", Boolean.toString(createdCounts));
    }

    private ServiceProcess policyService(String registry, int port) {
        for (var dialect : List.of("harbor", "swr", "artifactory")) {
            settings.put("tidemark." + dialect + ".registry", registry);
        }
        var own = new HashMap<String, String>();
        Stream.concat(Stream.of(sandbox()), telling.stream())
                .forEach(one -> own.put("tidemark.hooks." + one.name() + ".secret", HOOK_SECRET));
        if (port != frontDoor) {
            // There is one for each registry that is tried, and PostgreSQL has a hundred connections for all of them.
            own.put("quarkus.datasource.reactive.max-size", "4");
        }
        return service("policy-service", "-" + registry, port, own);
    }

    private ServiceProcess service(String name, String role) {
        return service(name, role, FreePorts.one(), Map.of());
    }

    private ServiceProcess service(String name, String role, int port, Map<String, String> more) {
        var root = Path.of(System.getProperty("tidemark.root", ".."))
                .toAbsolutePath()
                .normalize();
        var database = "tidemark.database.password";
        var open = new HashMap<>(settings);
        var secrets = new HashMap<>(more);
        secrets.put(database, open.remove(database));
        secrets.put("tidemark.service-token", TOKEN);
        secrets.put("tidemark.admin-password", PASSWORD);
        var service = new ServiceProcess(root, name, role, port, java, open, secrets);
        // There is nothing left to be orderly about, and a sweep that was stopped would be drained for long.
        closing(service::kill);
        return service;
    }

    private void closing(AutoCloseable part) {
        started.push(part);
    }

    /** The processes that are ours. */
    public List<ServiceProcess> services() {
        return Stream.concat(Stream.of(audit, executor), policies.values().stream())
                .toList();
    }

    /** Every registry this machine has, the sandbox first; on all of them an image's creation counts as its push. */
    public List<RegistryUnderTest> registries() {
        return registries;
    }

    /** The one that is always there; it deletes tags as tags. */
    public RegistryUnderTest sandbox() {
        return registries.get(0);
    }

    /** One on which an image's creation proves nothing. */
    public RegistryUnderTest untrusted() {
        return untrusted;
    }

    /** Those that tell the first policy-service of everything that happens in them; none where their programs are missing. */
    public List<RegistryUnderTest> telling() {
        return telling;
    }

    /** Somebody who tells of that registry what they like. */
    public HookClient hookOf(RegistryUnderTest registry) {
        return new HookClient(receiver(registry.name()), HOOK_SECRET);
    }

    /** What all of it has used of the processors so far. */
    public CpuTime cpu() {
        return CpuTime.of(services());
    }

    /** What the policy-service that they tell has counted. */
    public String metrics() {
        return harborOf(sandbox().name()).metrics();
    }

    /** How many requests the executor sent to the registry since it was started, counted by itself. */
    public long requestsTo(String registry) {
        var metrics = Rest.expect(200, new Rest(executor.url(), "Bearer " + TOKEN).get("/q/metrics"))
                .body();
        return metrics.lines()
                .filter(line -> line.startsWith("tidemark_registry_requests_seconds_count"))
                .filter(line -> line.contains("registry=\"" + registry + "\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** The one with many repositories. */
    public BigRegistry big() {
        return big;
    }

    public ServiceProcess executor() {
        return executor;
    }

    /** Where clients of all APIs come in, as the administrator. */
    public FrontDoor frontDoor() {
        return new FrontDoor(policies.get(sandbox().name()).url(), "admin", PASSWORD);
    }

    /** Harbor's API over that registry. */
    public HarborClient harborOf(String registry) {
        return new HarborClient(policyServiceOf(registry).url(), "admin", PASSWORD);
    }

    /** SWR's API over that registry. */
    public SwrClient swrOf(String registry) {
        return new SwrClient(policyServiceOf(registry).url(), "admin", PASSWORD);
    }

    /** A policy-service serves one registry to each dialect, so that there is one for each registry that was asked for. */
    private ServiceProcess policyServiceOf(String registry) {
        return policies.computeIfAbsent(registry, name -> {
            var another = policyService(name, FreePorts.one());
            another.start();
            return another;
        });
    }

    /** Artifactory's API over that registry, which was asked for as Harbor's before or is the sandbox. */
    public ArtifactoryClient artifactoryOf(String registry) {
        return new ArtifactoryClient(policies.get(registry).url(), "admin", PASSWORD);
    }

    /** Tidemark's own API, over all registries. */
    public ApiClient api() {
        return new ApiClient(policies.get(sandbox().name()).url(), "admin", PASSWORD);
    }

    /** The process that remembers. */
    public ServiceProcess auditService() {
        return audit;
    }

    /** While this is open, audit-service answers and takes in nothing of what registries tell. */
    public AutoCloseable withoutInventoryProjection() throws SQLException {
        var connection = database();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table audit.position in exclusive mode");
        }
        return connection;
    }

    /** Has every push of the repository that is remembered be so long ago, as if so much time had passed, and says how many there are. */
    public int rememberAsPushed(Duration ago, String repository) {
        try (var connection = database();
                var statement = connection.prepareStatement(
                        """
                        update audit.tag t set first_seen = least(t.first_seen, x.at), pushed_at = x.at
                        from audit.repository r, (select now() - make_interval(secs => ?) as at) x
                        where r.id = t.repository and r.name = ? and t.pushed_at is not null""")) {
            statement.setDouble(1, ago.toSeconds());
            statement.setString(2, repository);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot change what is remembered of " + repository, e);
        }
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + settings.get("tidemark.database.host") + ":"
                        + settings.get("tidemark.database.port") + "/" + settings.get("tidemark.database.name"),
                settings.get("tidemark.database.username"),
                settings.get("tidemark.database.password"));
    }

    public AuditClient audit() {
        return new AuditClient(audit.url(), TOKEN);
    }

    /** The topics. */
    public Events events() {
        return new Events(settings.get("kafka.bootstrap.servers"));
    }

    /** The ends of the services' logs. */
    String logs() {
        return services().stream()
                .map(service -> "---- " + service + System.lineSeparator() + service.tail())
                .collect(Collectors.joining(System.lineSeparator()));
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                System.err.println("not stopped: " + e);
            }
        }
    }
}
