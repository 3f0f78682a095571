package dev.tidemark.executor.planning;

import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.RegistryEvent;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactDeleted;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactObserved;
import dev.tidemark.contracts.event.RegistryEvent.RepositoryScanned;
import dev.tidemark.contracts.execution.TaskId;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.facts.Told;
import dev.tidemark.executor.messaging.DerivedId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tells what a reading found that the inventory did not have, and what the inventory had that is gone; last, that the repository was
 * read completely. Pure.
 */
final class Observations {

    private static final int TAGS_TOLD = 5_000;

    private final Reading reading;
    private final TaskId task;
    private final UUID cause;

    private Observations(Reading reading, TaskId task, UUID cause) {
        this.reading = reading;
        this.task = task;
        this.cause = cause;
    }

    static List<RegistryEvent> of(Reading reading, TaskId task, UUID cause) {
        Observations observations = new Observations(reading, task, cause);
        List<RegistryEvent> events = new ArrayList<>();
        events.addAll(observations.news());
        events.addAll(observations.losses());
        if (reading.complete()) {
            events.add(observations.scanned());
        }
        return events;
    }

    private List<ArtifactObserved> news() {
        Map<Digest, List<Tag>> newTags = new HashMap<>();
        reading.tags().forEach((tag, digest) -> {
            if (!reading.inventory().knows(tag, digest)) {
                newTags.computeIfAbsent(digest, d -> new ArrayList<>()).add(tag);
            }
        });
        Map<Digest, ArtifactFacts> known = new HashMap<>();
        reading.inventory().facts().forEach(facts -> known.put(facts.digest(), facts));
        return reading.facts().values().stream()
                .filter(facts -> newTags.containsKey(facts.digest()) || Told.moreThan(known.get(facts.digest()), facts))
                .sorted((a, b) -> a.digest().compareTo(b.digest()))
                .flatMap(facts -> observed(facts, newTags.getOrDefault(facts.digest(), List.of())))
                .toList();
    }

    /** In parts that fit into a record each, however many tags point at the manifest. */
    private Stream<ArtifactObserved> observed(ArtifactFacts facts, List<Tag> tags) {
        List<Tag> sorted = tags.stream().sorted().toList();
        int parts = Math.max(1, (sorted.size() + TAGS_TOLD - 1) / TAGS_TOLD);
        return IntStream.range(0, parts)
                .mapToObj(part -> new ArtifactObserved(
                        meta("observed", part == 0 ? facts.digest() : facts.digest() + "#" + part),
                        task.registry(),
                        task.repository(),
                        facts,
                        sorted.subList(part * TAGS_TOLD, Math.min(sorted.size(), (part + 1) * TAGS_TOLD)),
                        observedAt()));
    }

    /** A tag may have been put there after the listing. Not so at the first look: what came later than that is taken for pushed. */
    private Instant observedAt() {
        return reading.inventory().firstScanned() == null ? reading.listed() : reading.seen();
    }

    private List<ArtifactDeleted> losses() {
        Stream<ArtifactDeleted> tags = reading.inventory().tags().keySet().stream()
                .filter(tag -> !reading.tags().containsKey(tag))
                .sorted()
                .map(tag -> lost(tag, null, tag));
        Stream<ArtifactDeleted> manifests = reading.gone().stream().sorted().map(digest -> lost(digest, digest, null));
        return Stream.concat(tags, manifests).toList();
    }

    private ArtifactDeleted lost(Object subject, Digest digest, Tag tag) {
        return new ArtifactDeleted(
                meta("lost", subject), task.registry(), task.repository(), digest, tag, reading.listed());
    }

    private RepositoryScanned scanned() {
        return new RepositoryScanned(
                meta("scanned", ""),
                task.registry(),
                task.repository(),
                reading.tags().size(),
                reading.listed());
    }

    private EventMeta meta(String fact, Object subject) {
        return EventMeta.of(DerivedId.of(task, fact, subject, reading.listed()), reading.listed(), cause);
    }
}
