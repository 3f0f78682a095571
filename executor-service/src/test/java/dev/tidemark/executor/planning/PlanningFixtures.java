package dev.tidemark.executor.planning;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.TaskId;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.inventory.Inventory;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What tests of planning have in common. */
public final class PlanningFixtures {

    public static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    public static final RegistryName REGISTRY = new RegistryName("default");
    public static final RepositoryName APP = new RepositoryName("library/app");
    public static final TaskId TASK = new TaskId(new ExecutionId(7), REGISTRY, APP);

    private PlanningFixtures() {}

    public static Digest digest(int number) {
        return new Digest("sha256:%064x".formatted(number));
    }

    public static ArtifactFacts image(int number, Instant created) {
        return new ArtifactFacts(
                digest(number), "application/vnd.oci.image.manifest.v1+json", null, 1, 1, created, List.of(), null);
    }

    public static ArtifactFacts labelled(int number, Map<String, String> labels) {
        return new ArtifactFacts(
                digest(number),
                "application/vnd.oci.image.manifest.v1+json",
                null,
                1,
                1,
                NOW,
                List.of(),
                null,
                labels,
                Map.of());
    }

    public static ArtifactFacts index(int number, Digest... children) {
        return new ArtifactFacts(
                digest(number), "application/vnd.oci.image.index.v1+json", null, 1, 1, null, List.of(children), null);
    }

    static Reading reading(Inventory inventory, Map<String, Integer> tags, ArtifactFacts... facts) {
        Map<Tag, Digest> pointers = new HashMap<>();
        tags.forEach((tag, number) -> pointers.put(new Tag(tag), digest(number)));
        Map<Digest, ArtifactFacts> known = new HashMap<>();
        List.of(facts).forEach(one -> known.put(one.digest(), one));
        return new Reading(REGISTRY, APP, pointers, known, Set.of(), inventory, NOW);
    }
}
