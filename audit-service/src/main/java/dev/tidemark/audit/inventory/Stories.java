package dev.tidemark.audit.inventory;

import dev.tidemark.contracts.event.RegistryEvent;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactDeleted;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactObserved;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPulled;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPushed;
import dev.tidemark.contracts.event.RegistryEvent.RepositoryScanned;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import java.util.Map;
import java.util.TreeMap;

/** The repositories that a batch of events is about. */
final class Stories {

    private final Map<Long, RepositoryStory> byId = new TreeMap<>();
    private final Map<Key, Long> ids;

    /** A repository of a registry. */
    record Key(RegistryName registry, RepositoryName repository) {}

    Stories(Map<Key, Long> ids) {
        this.ids = Map.copyOf(ids);
    }

    /** The repository an event is about; null where it is about a registry. */
    static RepositoryName repository(RegistryEvent event) {
        if (event instanceof ArtifactObserved observed) {
            return observed.repository();
        }
        if (event instanceof ArtifactPushed pushed) {
            return pushed.repository();
        }
        if (event instanceof ArtifactPulled pulled) {
            return pulled.repository();
        }
        if (event instanceof ArtifactDeleted deleted) {
            return deleted.repository();
        }
        return event instanceof RepositoryScanned scanned ? scanned.repository() : null;
    }

    static Key key(RegistryEvent event) {
        return new Key(event.registry(), repository(event));
    }

    void put(long id, RepositoryStory story) {
        byId.put(id, story);
    }

    long id(RegistryEvent event) {
        return ids.get(key(event));
    }

    RepositoryStory of(long id) {
        return byId.get(id);
    }

    RepositoryStory of(RegistryEvent event) {
        return byId.get(id(event));
    }

    Map<Long, RepositoryStory> byId() {
        return byId;
    }
}
