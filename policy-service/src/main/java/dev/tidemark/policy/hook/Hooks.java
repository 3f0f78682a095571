package dev.tidemark.policy.hook;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.hook.format.Format;
import dev.tidemark.policy.hook.format.Formats;
import dev.tidemark.policy.hook.format.Wildcard;
import dev.tidemark.policy.registry.Registries;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The receivers that are configured. */
@Startup(Interceptor.Priority.PLATFORM_BEFORE) // What is wrong is said before anything is connected to
@ApplicationScoped
class Hooks {

    private final Registries registries;
    private final Map<String, Hook> byPath;

    Hooks(Registries registries, HooksConfig config) {
        this.registries = registries;
        this.byPath = config.registries().entrySet().stream()
                .flatMap(entry -> hooksOf(registry(entry.getKey()), entry.getValue()))
                .collect(Collectors.toUnmodifiableMap(Hook::toString, Function.identity()));
    }

    /** @throws RefusedDeliveryException if there is none, or it is off */
    Hook find(String format, String registry) {
        if (Formats.named(format).isEmpty()) {
            throw new RefusedDeliveryException(
                    Refusal.UNKNOWN_FORMAT, "no such format; there are " + String.join(", ", Formats.names()));
        }
        if (registries.find(registry).isEmpty()) {
            throw new RefusedDeliveryException(Refusal.UNKNOWN_REGISTRY, "no registry of that name is configured");
        }
        return Optional.ofNullable(byPath.get(Hook.path(format, registry)))
                .orElseThrow(() -> new RefusedDeliveryException(
                        Refusal.OFF,
                        "nothing is received for this registry: set tidemark.hooks." + registry + ".secret"));
    }

    /** Those of which anything is received. */
    Set<RegistryName> registries() {
        return byPath.values().stream().map(Hook::registry).collect(Collectors.toSet());
    }

    private RegistryName registry(String name) {
        return registries
                .find(name)
                .orElseThrow(() -> new ConfigurationException(
                        "tidemark.hooks." + name + " is for a registry that is not configured"));
    }

    private Stream<Hook> hooksOf(RegistryName registry, HooksConfig.Registry settings) {
        return settings.secret()
                .filter(text -> !text.isBlank())
                .map(Secret::new)
                .map(secret -> Formats.all().stream()
                        .map(format -> new Hook(
                                registry, format, secret, settings.header(), signsOfLife(registry, format, settings))))
                .orElseGet(Stream::empty);
    }

    private SignsOfLife signsOfLife(RegistryName registry, Format format, HooksConfig.Registry settings) {
        List<String> patterns = settings.notAlive().orElseGet(format::notAlive);
        return new SignsOfLife(
                registries.accountAt(registry).orElse(null),
                patterns.stream().map(Wildcard::new).toList());
    }
}
