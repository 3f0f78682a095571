package dev.tidemark.policy.hook;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.RegistryEvent;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactDeleted;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPulled;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPushed;
import dev.tidemark.contracts.event.RegistryEvent.RepositoryChanged;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.hook.format.Notice;
import java.util.UUID;

/** Turns what a source says into what the other services are told. Pure: the same notice is the same event. */
final class RegistryStory {

    /** The name space of what registries tell; any other value would change every id. */
    private static final NameBasedGenerator NAMES =
            Generators.nameBasedGenerator(UUID.fromString("b0a3c2de-0b52-5d0c-8a6b-54f0a1c3e7d9"));

    private RegistryStory() {}

    static RegistryEvent of(RegistryName registry, Notice notice) {
        EventMeta meta = EventMeta.of(id(registry, notice), notice.at(), null);
        return switch (notice.action()) {
            case PUSHED -> pushed(meta, registry, notice);
            case PULLED ->
                new ArtifactPulled(
                        meta,
                        registry,
                        notice.repository(),
                        notice.digest(),
                        notice.tag(),
                        notice.at(),
                        notice.actor());
            case DELETED ->
                new ArtifactDeleted(meta, registry, notice.repository(), notice.digest(), notice.tag(), notice.at());
        };
    }

    private static RegistryEvent pushed(EventMeta meta, RegistryName registry, Notice notice) {
        return notice.digest() == null
                ? new RepositoryChanged(meta, registry, notice.repository(), notice.tag(), notice.at(), notice.actor())
                : new ArtifactPushed(
                        meta,
                        registry,
                        notice.repository(),
                        notice.digest(),
                        notice.tag(),
                        notice.mediaType(),
                        notice.at(),
                        notice.actor());
    }

    /**
     * Of the source's own id, or else of the time: what a source without ids sends again is another event where it tells no time either,
     * but a push that happens again is never taken for the one before.
     */
    private static UUID id(RegistryName registry, Notice notice) {
        String name = String.join(
                "\n",
                registry.value(),
                notice.repository().value(),
                notice.action().name(),
                String.valueOf(notice.digest()),
                String.valueOf(notice.tag()),
                notice.id() == null ? "at " + notice.at() : "id " + notice.id());
        // A name-based generator shares one digest among threads.
        synchronized (NAMES) {
            return NAMES.generate(name);
        }
    }
}
