package dev.tidemark.policy.registry;

import dev.tidemark.contracts.registry.RegistryName;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.Interceptor;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The configured registries, and which dialect serves which. */
@Startup(Interceptor.Priority.PLATFORM_BEFORE) // What is missing is said before anything is connected to
@ApplicationScoped
public class Registries {

    /**
     * What is configured of a registry, and no secret.
     *
     * @param url without what may stand in it of an account
     */
    public record Configured(RegistryName name, URI url, String kind) {

        private static Configured of(RegistryName name, RegistriesConfig.Registry registry) {
            URI url = registry.url();
            String authority = url.getHost() == null
                    ? url.getAuthority()
                    : url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
            return new Configured(
                    name, URI.create(url.getScheme() + "://" + authority + url.getPath()), registry.kind());
        }
    }

    private final List<RegistryName> names;
    private final Map<RegistryName, String> accounts;
    private final Map<RegistryName, Configured> configured;
    private final RegistryName harbor;
    private final RegistryName swr;
    private final RegistryName artifactory;

    Registries(RegistriesConfig config) {
        this.names = config.registries().keySet().stream()
                .map(RegistryName::new)
                .sorted()
                .toList();
        if (names.isEmpty()) {
            throw new ConfigurationException(
                    "No registry: set TIDEMARK_REGISTRIES_DEFAULT_URL (or tidemark.registries.<name>.url)");
        }
        this.accounts = config.registries().entrySet().stream()
                .filter(registry -> registry.getValue().username().isPresent())
                .collect(Collectors.toUnmodifiableMap(
                        registry -> new RegistryName(registry.getKey()),
                        registry -> registry.getValue().username().get()));
        this.configured = config.registries().entrySet().stream()
                .map(registry -> Configured.of(new RegistryName(registry.getKey()), registry.getValue()))
                .collect(Collectors.toUnmodifiableMap(Configured::name, Function.identity()));
        this.harbor = ofDialect("harbor", config.harbor().registry());
        this.swr = ofDialect("swr", config.swr().registry());
        this.artifactory = ofDialect("artifactory", config.artifactory().registry());
    }

    /** All of them, by name. */
    public List<RegistryName> all() {
        return names;
    }

    /** What is configured of the registry, which is one of them. */
    public Configured configured(RegistryName registry) {
        return configured.get(registry);
    }

    /** The registry that Harbor's dialect serves. */
    public RegistryName ofHarbor() {
        return harbor;
    }

    /** The registry that SWR's dialect serves. */
    public RegistryName ofSwr() {
        return swr;
    }

    /** The registry that Artifactory's dialect serves. */
    public RegistryName ofArtifactory() {
        return artifactory;
    }

    /** The one of that name, if it is configured. */
    public Optional<RegistryName> find(String name) {
        return names.stream().filter(registry -> registry.value().equals(name)).findFirst();
    }

    /** Who Tidemark is at the registry; empty for nobody, or where this service was not told. */
    public Optional<String> accountAt(RegistryName registry) {
        return Optional.ofNullable(accounts.get(registry));
    }

    private RegistryName ofDialect(String dialect, Optional<String> name) {
        return name.map(given -> find(given)
                        .orElseThrow(() -> new ConfigurationException(
                                "tidemark." + dialect + ".registry names a registry that is not configured: " + given)))
                .orElse(names.get(0));
    }
}
