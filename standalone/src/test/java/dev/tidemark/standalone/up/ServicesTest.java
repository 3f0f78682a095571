package dev.tidemark.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServicesTest {

    private static final Secrets SECRETS =
            new Secrets("admin-secret", true, "token-secret", "database-secret", "hook-secret");

    @TempDir
    Path installation;

    @Test
    void getSecretsByEnvironmentOnlyAndOnlyThoseTheyNeed() throws Exception {
        build();
        var registry = RegistryAccess.of(
                "https://registry.example.com/v2/",
                Optional.of("robot"),
                Optional.of("registry-secret"),
                "harbor",
                false);
        var services = new Services(installation, new Ports(8080), "localhost", registry, SECRETS).all();
        assertThat(services)
                .extracting(Service::name)
                .containsExactly("policy-service", "executor-service", "audit-service");
        assertThat(services)
                .allSatisfy(service ->
                        assertThat(ServiceProcess.command(service).toString()).doesNotContain("-secret"));
        assertThat(services.get(0).secrets())
                .containsOnlyKeys(
                        "TIDEMARK_ADMIN_PASSWORD",
                        "TIDEMARK_DATABASE_PASSWORD",
                        "TIDEMARK_HOOKS_DEFAULT_SECRET",
                        "TIDEMARK_SERVICE_TOKEN");
        assertThat(services.get(0).settings()).containsEntry("tidemark.gateway-url", "http://localhost:8081");
        assertThat(services.get(1).secrets())
                .containsOnlyKeys("TIDEMARK_REGISTRIES_DEFAULT_PASSWORD", "TIDEMARK_SERVICE_TOKEN");
        assertThat(services.get(2).secrets()).containsOnlyKeys("TIDEMARK_DATABASE_PASSWORD", "TIDEMARK_SERVICE_TOKEN");
        assertThat(services.get(1).settings())
                .containsEntry("tidemark.registries.default.url", "https://registry.example.com")
                .containsEntry("tidemark.registries.default.kind", "harbor")
                .containsEntry("tidemark.registries.default.created-counts-as-pushed", "false")
                .containsEntry("quarkus.http.port", "8081");
    }

    @Test
    void saysWhichOneIsNotBuilt() {
        var services = new Services(installation, new Ports(8080), "localhost", RegistryAccess.sandbox(8083), SECRETS);
        assertThatThrownBy(services::all)
                .isInstanceOf(CannotRunException.class)
                .hasMessageContainingAll("policy-service is not built", "./mvnw");
    }

    private void build() throws Exception {
        for (var name : List.of("policy-service", "executor-service", "audit-service")) {
            var application = installation.resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
            Files.createDirectories(application.getParent());
            Files.writeString(application, "");
        }
    }
}
