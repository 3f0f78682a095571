package dev.tidemark.audit.inventory;

import dev.tidemark.audit.intake.Projection;
import dev.tidemark.audit.intake.Received;
import dev.tidemark.contracts.event.RegistryEvent;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactDeleted;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactObserved;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPulled;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPushed;
import dev.tidemark.contracts.event.RegistryEvent.RegistryProbed;
import dev.tidemark.contracts.event.RegistryEvent.RepositoryScanned;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Folds registry events into the inventory, in the order of their topic. What depends on order cannot be repeated harmlessly (a tag
 * was there at the first scan only if it was told before that scan), so records read before are passed over. A time after an event's
 * arrival comes from a clock that is wrong, and counts as its arrival.
 */
@ApplicationScoped
public class InventoryProjection implements Projection<RegistryEvent> {

    private final InventoryStore store;
    private final PullEvidenceStore pullEvidence;

    InventoryProjection(InventoryStore store, PullEvidenceStore pullEvidence) {
        this.store = store;
        this.pullEvidence = pullEvidence;
    }

    @Override
    public Uni<Void> apply(SqlConnection transaction, List<Received<RegistryEvent>> events) {
        return Positions.advance(transaction, events)
                .call(unread -> repositories(transaction, ofRepositories(unread.events())))
                .call(unread -> Abilities.record(
                        transaction,
                        Received.only(RegistryProbed.class, unread.events()).stream()
                                .map(Received::event)
                                .toList()))
                .chain(unread -> pullEvidence.record(transaction, unread));
    }

    private Uni<Void> repositories(SqlConnection transaction, List<RegistryEvent> unread) {
        return unread.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.load(transaction, unread)
                        .invoke(stories -> unread.forEach(event -> tell(stories.of(event), event)))
                        .chain(stories -> store.save(transaction, stories));
    }

    // A catalogue page, what a registry can do, and a push of nobody knows what say nothing of a repository's contents.
    private static List<RegistryEvent> ofRepositories(List<Received<RegistryEvent>> unread) {
        return unread.stream()
                .map(received ->
                        Arrival.bound(received.event(), received.position().writtenAt()))
                .filter(event -> Stories.repository(event) != null)
                .toList();
    }

    private static void tell(RepositoryStory story, RegistryEvent event) {
        if (event instanceof ArtifactObserved observed) {
            story.apply(observed);
        } else if (event instanceof ArtifactPushed pushed) {
            story.apply(pushed);
        } else if (event instanceof ArtifactPulled pulled) {
            story.apply(pulled);
        } else if (event instanceof ArtifactDeleted deleted) {
            story.apply(deleted);
        } else if (event instanceof RepositoryScanned scanned) {
            story.apply(scanned);
        } else {
            throw new AssertionError(event);
        }
    }
}
