package dev.tidemark.executor.registry.single;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.executor.registry.RegistriesConfig;
import dev.tidemark.executor.registry.RegistryKind;
import dev.tidemark.executor.registry.RegistryReader;
import dev.tidemark.executor.registry.harbor.HarborKind;
import dev.tidemark.executor.registry.http.Connections;
import dev.tidemark.executor.registry.http.Pause;
import dev.tidemark.executor.registry.oci.OciKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A registry that nobody configured: where it is, what it is, and who we are there. */
public record SingleRegistry(String kind, String url, Optional<String> username, Optional<String> password)
        implements RegistriesConfig.Settings {

    /** As messages call it. */
    private static final RegistryName NAME = new RegistryName("registry");

    private static final int MAX_REQUESTS = 32;

    /**
     * Makes ready to read, without asking anything yet.
     *
     * @throws IllegalArgumentException if there is no such kind, or the rest makes no sense for it; says which, and not a secret
     */
    public RegistryReader reader(Clock clock) {
        Connections connections = new Connections("tidemark", new SimpleMeterRegistry(), clock, Pause.SLEEPING);
        List<RegistryKind> kinds = List.of(new OciKind(connections), new HarborKind(connections));
        return kinds.stream()
                .filter(candidate -> candidate.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no kind " + kind + ", only "
                        + kinds.stream().map(RegistryKind::name).toList()))
                .open(NAME, this)
                .reader();
    }

    @Override
    public boolean createdCountsAsPushed() {
        return false;
    }

    @Override
    public int maxRequests() {
        return MAX_REQUESTS;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return kind + " " + url;
    }
}
