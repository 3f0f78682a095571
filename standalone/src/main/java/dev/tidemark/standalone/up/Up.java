package dev.tidemark.standalone.up;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tidemark up}: reads the options. */
@Command(
        name = "up",
        description = {
            "Runs the whole of Tidemark on this machine, until it is interrupted: Kafka, PostgreSQL and the three services.",
            "Without --registry it works on a sandbox registry with sample images, so that there is something to see."
        },
        footer = {
            "",
            "The password of admin is that in TIDEMARK_ADMIN_PASSWORD; without it one is made, kept and printed.",
            "Ports: N policy-service (the only one to talk to), N+1 executor-service, N+2 audit-service, N+3 sandbox registry,",
            "N+4 and N+5 Kafka, N+6 PostgreSQL."
        },
        mixinStandardHelpOptions = true)
public final class Up implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            defaultValue = "${env:TIDEMARK_REGISTRY}",
            description = "The registry to tidy, e.g. https://registry.example.com. Also TIDEMARK_REGISTRY.")
    private String registry;

    @Option(
            names = "--registry-user",
            paramLabel = "NAME",
            defaultValue = "${env:TIDEMARK_REGISTRY_USER}",
            description = "Who to be there. Also TIDEMARK_REGISTRY_USER.")
    private String user;

    @Option(
            names = "--registry-password",
            paramLabel = "PASSWORD",
            defaultValue = "${env:TIDEMARK_REGISTRY_PASSWORD}",
            description = "Others on this machine can read command lines: better TIDEMARK_REGISTRY_PASSWORD.")
    private String password;

    @Option(
            names = "--registry-kind",
            paramLabel = "KIND",
            defaultValue = "${env:TIDEMARK_REGISTRY_KIND:-oci}",
            description =
                    "oci, which every registry speaks, or harbor, to know what Harbor knows. Also TIDEMARK_REGISTRY_KIND.")
    private String kind;

    @Option(
            names = "--trust-created",
            // Without these two the option would turn off what the variable turned on.
            arity = "0..1",
            fallbackValue = "true",
            defaultValue = "${env:TIDEMARK_TRUST_CREATED:-false}",
            description =
                    "Let an image's own creation time count as its push time. Images with a false one may be deleted too early."
                            + " Also TIDEMARK_TRUST_CREATED=true.")
    private boolean trustCreated;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:TIDEMARK_DATA}",
            description = "Where everything is kept; by default .tidemark beside the program. Also TIDEMARK_DATA.")
    private Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "${env:TIDEMARK_PORT:-8080}",
            description = "The first of seven ports, ${DEFAULT-VALUE} by default. Also TIDEMARK_PORT.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "${env:TIDEMARK_HOST:-localhost}",
            description =
                    "The address policy-service listens on; by default only this machine can reach it. 0.0.0.0 is every address."
                            + " Also TIDEMARK_HOST.")
    private String host;

    @Override
    public Integer call() throws InterruptedException {
        var ports = new Ports(port);
        var installation = Path.of(System.getProperty("tidemark.home", "")).toAbsolutePath();
        var directory = data == null || data.toString().isBlank() ? installation.resolve(".tidemark") : data;
        var access = given(registry)
                .map(url -> RegistryAccess.of(url, given(user), given(password), kind, trustCreated))
                .orElseGet(() -> RegistryAccess.sandbox(ports.sandbox()));
        var launcher = new Launcher(installation, directory.toAbsolutePath().normalize(), ports, host, access);
        return launcher.run(spec.commandLine().getOut());
    }

    private static Optional<String> given(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }
}
