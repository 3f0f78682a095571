package dev.tidemark.policy.hook.format;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The formats there are. */
public final class Formats {

    private static final Map<String, Format> ALL = List.of(
                    Distribution.DISTRIBUTION,
                    Distribution.GITLAB,
                    Zot.ZOT,
                    Harbor.HARBOR,
                    Artifactory.ARTIFACTORY,
                    Azure.ACR,
                    Clouds.ECR,
                    Clouds.GAR,
                    Hubs.QUAY,
                    Hubs.DOCKER_HUB,
                    Hubs.GITHUB)
            .stream()
            .collect(Collectors.toUnmodifiableMap(Format::name, Function.identity()));

    private Formats() {}

    public static Optional<Format> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    public static Collection<Format> all() {
        return ALL.values();
    }

    /** Sorted, for those who mistyped one. */
    public static List<String> names() {
        return ALL.keySet().stream().sorted().toList();
    }
}
