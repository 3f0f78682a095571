package dev.tidemark.system.knowledge;

import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.RegistryEvent;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactDeleted;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPulled;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPushed;
import dev.tidemark.contracts.execution.TaskId;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What really happens in a repository: images are pushed, tags move, some are deleted, and images are pulled. A manifest without a tag
 * goes away by itself. No tag comes back to where it once pointed: if all that happened in between was told to nobody, nobody could know.
 */
final class Happenings {

    private static final int NAMES = 12;

    private final TaskId task;
    private final Random random;
    private final Map<Tag, Digest> tags = new TreeMap<>();
    private final Map<Tag, Set<Digest>> been = new HashMap<>();
    private int digests;

    Happenings(TaskId task, Random random) {
        this.task = task;
        this.random = random;
    }

    /** Where tags point now. */
    Map<Tag, Digest> tags() {
        return tags;
    }

    /** What the manifests that are there say; each claims to be two years old. */
    Map<Digest, ArtifactFacts> facts(Instant now) {
        Map<Digest, ArtifactFacts> facts = new HashMap<>();
        tags.values().forEach(digest -> facts.put(digest, facts(digest, now.minus(Duration.ofDays(730)))));
        return facts;
    }

    private static ArtifactFacts facts(Digest digest, Instant created) {
        return new ArtifactFacts(
                digest,
                "application/vnd.oci.image.manifest.v1+json",
                null,
                1,
                1,
                created,
                List.of(),
                null,
                Map.of(),
                Map.of());
    }

    /** The next thing that happens, as the registry would tell it. */
    RegistryEvent next(Instant at) {
        return switch (tags.isEmpty() ? 0 : random.nextInt(10)) {
            case 0, 1, 2, 3 -> push(at, new Digest("sha256:%064x".formatted(++digests)));
            case 4 -> push(at, any(tags.values()));
            case 5 -> untag(at);
            case 6 -> delete(at);
            default ->
                new ArtifactPulled(meta(at), task.registry(), task.repository(), any(tags.values()), null, at, null);
        };
    }

    /** Of a new manifest, or of one that is there under another name. */
    private RegistryEvent push(Instant at, Digest digest) {
        List<Tag> names = new ArrayList<>();
        for (int i = 0; i < NAMES; i++) {
            Tag name = new Tag("t" + i);
            if (!been.getOrDefault(name, Set.of()).contains(digest)) {
                names.add(name);
            }
        }
        if (names.isEmpty()) {
            return untag(at);
        }
        Tag tag = any(names);
        tags.put(tag, digest);
        been.computeIfAbsent(tag, name -> new HashSet<>()).add(digest);
        return new ArtifactPushed(meta(at), task.registry(), task.repository(), digest, tag, null, at, null);
    }

    private RegistryEvent untag(Instant at) {
        Tag tag = any(tags.keySet());
        return new ArtifactDeleted(meta(at), task.registry(), task.repository(), tags.remove(tag), tag, at);
    }

    private RegistryEvent delete(Instant at) {
        Digest digest = any(tags.values());
        tags.values().removeIf(digest::equals);
        return new ArtifactDeleted(meta(at), task.registry(), task.repository(), digest, null, at);
    }

    private <T> T any(Iterable<T> things) {
        List<T> all = new ArrayList<>();
        things.forEach(all::add);
        return all.get(random.nextInt(all.size()));
    }

    private EventMeta meta(Instant at) {
        return EventMeta.of(new UUID(random.nextLong(), random.nextLong()), at, null);
    }
}
