package dev.tidemark.audit.inventory;

import dev.tidemark.contracts.event.RegistryEvent;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactDeleted;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactObserved;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPulled;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPushed;
import dev.tidemark.contracts.event.RegistryEvent.ReceiverReported;
import dev.tidemark.contracts.event.RegistryEvent.RepositoryScanned;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What audit-service makes of the events of one repository. */
public final class ToldInventory {

    /** How long the receiver may be silent. */
    public static final Duration PATIENCE = Duration.ofHours(12);

    private final RepositoryStory story = new RepositoryStory(null, null);
    private PullEvidence pulls = PullEvidence.NONE;

    /** A tag as it is known. */
    public record KnownTag(Digest digest, Instant firstSeen, boolean atFirstScan, Instant pushed, Instant notBefore) {}

    /** Reads an event, as it arrives. */
    public void read(RegistryEvent told, Instant arrival) {
        RegistryEvent event = Arrival.bound(told, arrival);
        if (event instanceof ArtifactPushed pushed) {
            story.apply(pushed);
        } else if (event instanceof ArtifactPulled pulled) {
            story.apply(pulled);
            pulls = pulls.pulled(arrival);
        } else if (event instanceof ArtifactDeleted deleted) {
            story.apply(deleted);
        } else if (event instanceof ArtifactObserved observed) {
            story.apply(observed);
        } else if (event instanceof RepositoryScanned scanned) {
            story.apply(scanned);
        } else if (event instanceof ReceiverReported) {
            pulls = pulls.ready(arrival, PATIENCE);
        }
    }

    public Instant firstScannedAt() {
        return story.firstScannedAt();
    }

    public Instant scannedAt() {
        return story.scannedAt();
    }

    /** Since when every pull is known, as it is said now; null if pulls are known by chance. */
    public Instant observedSince(Instant now) {
        return pulls.sinceAt(now, PATIENCE);
    }

    public Map<Tag, KnownTag> tags() {
        Map<Tag, KnownTag> tags = new HashMap<>();
        story.touchedTags().stream().filter(tag -> story.tag(tag) != null).forEach(tag -> {
            RepositoryStory.TagRow row = story.tag(tag);
            tags.put(
                    tag,
                    new KnownTag(row.digest(), row.firstSeen(), row.atFirstScan(), row.pushedAt(), row.notBefore()));
        });
        return tags;
    }

    /** When manifests were last pulled. */
    public Map<Digest, Instant> pulled() {
        Map<Digest, Instant> pulled = new HashMap<>();
        story.touchedArtifacts().stream()
                .filter(digest -> story.artifact(digest) != null)
                .filter(digest -> story.artifact(digest).pulledAt() != null)
                .forEach(digest -> pulled.put(digest, story.artifact(digest).pulledAt()));
        return pulled;
    }

    public Collection<ArtifactFacts> facts() {
        return story.facts().values();
    }
}
