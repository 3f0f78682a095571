package dev.tidemark.standalone.up;

import dev.tidemark.standalone.postgres.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The three services, configured for one another, one registry, and the Kafka and PostgreSQL of this launcher. */
record Services(Path installation, Ports ports, String host, RegistryAccess registry, Secrets secrets) {

    private static final String TOKEN = "TIDEMARK_SERVICE_TOKEN";

    List<Service> all() {
        return List.of(policy(), executor(), audit());
    }

    private Service policy() {
        var settings = common(host, ports.policy());
        settings.putAll(database());
        settings.putAll(registrySettings());
        settings.put("tidemark.audit-url", "http://localhost:" + ports.audit());
        settings.put("tidemark.gateway-url", "http://localhost:" + ports.executor());
        return service("policy-service", ports.policy(), settings)
                .with("TIDEMARK_DATABASE_PASSWORD", secrets.databasePassword())
                .with("TIDEMARK_ADMIN_PASSWORD", secrets.adminPassword())
                .with("TIDEMARK_HOOKS_DEFAULT_SECRET", secrets.hookSecret())
                .with(TOKEN, secrets.serviceToken());
    }

    private Service executor() {
        var settings = common("localhost", ports.executor());
        settings.putAll(registrySettings());
        settings.put("tidemark.audit-url", "http://localhost:" + ports.audit());
        var service = service("executor-service", ports.executor(), settings).with(TOKEN, secrets.serviceToken());
        return registry.password()
                .map(password -> service.with("TIDEMARK_REGISTRIES_DEFAULT_PASSWORD", password))
                .orElse(service);
    }

    private Service audit() {
        var settings = common("localhost", ports.audit());
        settings.putAll(database());
        return service("audit-service", ports.audit(), settings)
                .with("TIDEMARK_DATABASE_PASSWORD", secrets.databasePassword())
                .with(TOKEN, secrets.serviceToken());
    }

    private Service service(String name, int port, Map<String, String> settings) {
        var application = installation.resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(application)) {
            throw new CannotRunException(name + " is not built: run ./mvnw -B package -DskipTests in " + installation);
        }
        return new Service(name, application, port, settings, Map.of());
    }

    private Map<String, String> common(String listenOn, int port) {
        var settings = new HashMap<String, String>();
        settings.put("quarkus.http.host", listenOn);
        settings.put("quarkus.http.port", Integer.toString(port));
        settings.put("kafka.bootstrap.servers", "localhost:" + ports.kafka());
        return settings;
    }

    private Map<String, String> database() {
        return Map.of(
                "tidemark.database.host",
                "localhost",
                "tidemark.database.port",
                Integer.toString(ports.postgres()),
                "tidemark.database.name",
                EmbeddedPostgres.NAME,
                "tidemark.database.username",
                EmbeddedPostgres.NAME);
    }

    private Map<String, String> registrySettings() {
        var settings = new HashMap<String, String>();
        settings.put("tidemark.registries.default.url", registry.url().toString());
        settings.put("tidemark.registries.default.kind", registry.kind());
        settings.put(
                "tidemark.registries.default.created-counts-as-pushed",
                Boolean.toString(registry.createdCountsAsPushed()));
        registry.user().ifPresent(user -> settings.put("tidemark.registries.default.username", user));
        return settings;
    }
}
