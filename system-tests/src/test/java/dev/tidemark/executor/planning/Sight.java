package dev.tidemark.executor.planning;

import dev.tidemark.audit.inventory.ToldInventory;
import dev.tidemark.contracts.event.RegistryEvent;
import dev.tidemark.contracts.execution.TaskId;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.evaluator.Evaluator;
import dev.tidemark.evaluator.Plan;
import dev.tidemark.executor.inventory.Inventory;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What an executor makes of a repository: where its tags point, and what an inventory knows of them. */
public final class Sight {

    private final TaskId task;
    private final Reading reading;

    private Sight(TaskId task, Reading reading) {
        this.task = task;
        this.reading = reading;
    }

    /** @param inventory null if nobody answers for it */
    public static Sight of(
            TaskId task,
            Map<Tag, Digest> tags,
            Map<Digest, ArtifactFacts> facts,
            ToldInventory inventory,
            Instant now) {
        Inventory known = inventory == null ? Inventory.SILENT : known(inventory, now);
        Reading reading = new Reading(task.registry(), task.repository(), tags, facts, Set.of(), known, now);
        return new Sight(task, reading);
    }

    private static Inventory known(ToldInventory inventory, Instant now) {
        Map<Tag, Inventory.Known> tags = new HashMap<>();
        inventory
                .tags()
                .forEach((tag, known) -> tags.put(
                        tag,
                        new Inventory.Known(
                                known.digest(),
                                known.firstSeen(),
                                known.atFirstScan(),
                                known.pushed(),
                                known.notBefore())));
        return new Inventory(
                true,
                inventory.firstScannedAt(),
                inventory.scannedAt(),
                tags,
                Map.of(),
                List.copyOf(inventory.facts()),
                inventory.pulled(),
                new Inventory.OfRegistry(true, inventory.observedSince(now), false, false));
    }

    /** What is to become of it. */
    public Plan plan(RetentionRules rules) {
        return Evaluator.plan(Snapshots.of(reading, false, true), rules, reading.listed());
    }

    /** What the executor tells of it. */
    public List<RegistryEvent> observations() {
        return Observations.of(reading, task, new UUID(0, 1));
    }
}
