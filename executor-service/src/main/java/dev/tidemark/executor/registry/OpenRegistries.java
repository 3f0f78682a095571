package dev.tidemark.executor.registry;

import dev.tidemark.contracts.registry.RegistryName;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Every configured registry, opened once. Bad configuration ends the start: a typing error must not become an empty registry. */
@Singleton
final class OpenRegistries {

    private final Map<RegistryName, OpenRegistry> registries = new TreeMap<>();
    private final RegistriesConfig config;

    @Inject
    OpenRegistries(RegistriesConfig config, @All List<RegistryKind> kinds) {
        this.config = config;
        Map<String, String> nameByUrl = new HashMap<>();
        config.registries().forEach((name, settings) -> {
            String other = nameByUrl.putIfAbsent(comparable(settings.url()), name);
            if (other != null) {
                throw new IllegalArgumentException(
                        "tidemark.registries: " + other + " and " + name + " have the same url");
            }
            registries.put(nameOf(name), open(name, settings, kinds));
        });
    }

    Map<RegistryName, OpenRegistry> byName() {
        return registries;
    }

    boolean createdCountsAsPushed(RegistryName registry) {
        return config.registries().get(registry.value()).createdCountsAsPushed();
    }

    private static OpenRegistry open(String name, RegistriesConfig.Settings settings, List<RegistryKind> kinds) {
        RegistryKind kind = kinds.stream()
                .filter(candidate -> candidate.name().equals(settings.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("tidemark.registries." + name
                        + ".kind: there is no kind " + settings.kind() + ", only "
                        + kinds.stream().map(RegistryKind::name).sorted().toList()));
        try {
            return kind.open(nameOf(name), settings);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("tidemark.registries." + name + ": " + e.getMessage(), e);
        }
    }

    private static RegistryName nameOf(String name) {
        try {
            return new RegistryName(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("tidemark.registries: " + e.getMessage(), e);
        }
    }

    /** Two spellings of one address would be two registries whose executions know nothing of each other. */
    private static String comparable(String url) {
        String text = url.strip().toLowerCase(Locale.ROOT).replaceFirst("/+$", "");
        return text.replaceFirst("^(https://[^/]+):443(/|$)", "$1$2").replaceFirst("^(http://[^/]+):80(/|$)", "$1$2");
    }
}
