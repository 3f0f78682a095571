package dev.tidemark.executor.planning;

import static dev.tidemark.executor.planning.PlanningFixtures.APP;
import static dev.tidemark.executor.planning.PlanningFixtures.NOW;
import static dev.tidemark.executor.planning.PlanningFixtures.REGISTRY;
import static dev.tidemark.executor.planning.PlanningFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.facts.FactsCache;
import dev.tidemark.executor.inventory.Inventory;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.RegistryReader;
import dev.tidemark.executor.registry.ToldArtifact;
import dev.tidemark.executor.registry.ToldTag;
import dev.tidemark.executor.registry.UnreadableManifestException;
import dev.tidemark.executor.registry.memory.Call;
import dev.tidemark.executor.registry.memory.Call.Operation;
import dev.tidemark.executor.registry.memory.InMemoryRegistry;
import dev.tidemark.executor.registry.memory.InMemoryRegistry.TagDeletion;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadRepositoryTest {

    private final InMemoryRegistry registry = InMemoryRegistry.empty(REGISTRY, TagDeletion.AS_TAGS);
    private Inventory inventory = Inventory.EMPTY;

    @Test
    void readsTagsAndEverythingTheyLeadTo() {
        Digest image = registry.push(APP, NOW);
        Digest inner = registry.pushIndex(APP, List.of(image));
        Digest outer = registry.pushIndex(APP, List.of(inner), "v1");
        registry.push(APP, NOW);

        Reading reading = read();

        assertThat(reading.tags()).containsExactly(Map.entry(new Tag("v1"), outer));
        assertThat(reading.facts()).containsOnlyKeys(outer, inner, image);
    }

    @Test
    void leavesOutAChildThatIsNotThere() {
        Digest index = registry.pushIndex(APP, List.of(digest(1)), "v1");

        assertThat(read().facts()).containsOnlyKeys(index);
        assertThat(read().unreadable()).isEmpty();
    }

    @Test
    void saysWhichManifestsCannotBeRead() {
        Digest image = registry.push(APP, NOW, "v1");
        registry.beforeEach(call -> {
            if (call.operation() == Operation.FACTS) {
                throw new UnreadableManifestException("not JSON");
            }
        });

        assertThat(read().unreadable()).containsExactly(image);
    }

    @Test
    void readsNothingOfARepositoryTheRegistryDoesNotKnow() {
        assertThat(read().tags()).isEmpty();
    }

    @Test
    void failsWhereAnyPartCannotBeRead() {
        registry.push(APP, NOW, "v1");
        for (Operation operation : List.of(Operation.TAGS, Operation.HEAD, Operation.FACTS)) {
            failOn(operation);
            assertThatThrownBy(this::read).isInstanceOf(RegistryException.class).hasMessage("broken");
        }
    }

    @Test
    void asksTwiceWhereLessThanHalfOfWhatWasKnownIsListed() {
        registry.push(APP, NOW, "v1");
        inventory = knowing("v1", "v2", "v3");

        assertThat(read().tags()).hasSize(1);
        assertThat(registry.count(Operation.TAGS)).isEqualTo(2);
    }

    @Test
    void believesNeitherOfTwoListingsThatDisagree() {
        registry.push(APP, NOW, "v1");
        inventory = knowing("v1", "v2", "v3");
        registry.beforeEach((Call call) -> {
            if (registry.count(Operation.TAGS) == 2) {
                registry.push(APP, NOW, "v2");
            }
        });

        assertThatThrownBy(this::read).hasMessageContaining("disagree");
    }

    @Test
    void doesNotBelieveThatAKnownRepositoryIsGoneWhileTheRegistryDoesNotAnswer() {
        inventory = knowing("v1");
        failOn(Operation.PING);

        assertThatThrownBy(this::read).hasMessage("broken");
    }

    @Test
    void asksTheRegistryForNoFactsTheInventoryHas() {
        Digest image = registry.push(APP, NOW, "v1");
        inventory = new Inventory(
                true, NOW, Map.of(), List.of(registry.reader().facts(APP, image).orElseThrow()));

        assertThat(read().facts()).containsOnlyKeys(image);
        assertThat(registry.count(Operation.FACTS)).isEqualTo(1);
    }

    @Test
    void findsWhatNoTagNamesAndTheInventoryKnows() {
        Digest tagged = registry.push(APP, NOW, "v1");
        Digest child = registry.push(APP, NOW);
        Digest untagged = registry.pushIndex(APP, List.of(child));
        Digest moved = registry.push(APP, NOW);
        registry.push(APP, NOW);
        inventory = new Inventory(
                true,
                NOW,
                Map.of(new Tag("v1"), new Inventory.Known(moved, NOW, false)),
                Map.of(untagged, new Inventory.Untagged(NOW, null, null)),
                List.of(),
                null);

        assertThat(read().facts()).containsOnlyKeys(tagged, untagged, child, moved);
        assertThat(read().gone()).isEmpty();
    }

    @Test
    void looksForNothingThatATagLeadsTo() {
        Digest child = registry.push(APP, NOW);
        Digest index = registry.pushIndex(APP, List.of(child), "v1");
        inventory = knowingUntagged(child, index);

        read();

        assertThat(registry.count(Operation.HEAD)).isEqualTo(1);
    }

    @Test
    void saysWhatIsGoneOfWhatNoTagNames() {
        registry.push(APP, NOW, "v1");
        inventory = knowingUntagged(digest(7));

        assertThat(read().gone()).containsExactly(digest(7));
        assertThat(read().facts()).hasSize(1);
    }

    @Test
    void saysNothingOfWhatNoTagNamesInARepositoryTheRegistryDoesNotKnow() {
        inventory = knowingUntagged(digest(7));

        assertThat(read().gone()).isEmpty();
        assertThat(registry.count(Operation.HEAD)).isZero();
    }

    @Test
    void takesNoKnownFactsForAProofThatItIsThere() {
        Digest image = registry.push(APP, NOW, "v1");
        ArtifactFacts facts = registry.reader().facts(APP, image).orElseThrow();
        registry.remove(APP, image);
        registry.push(APP, NOW, "v1");
        inventory = new Inventory(
                true, NOW, Map.of(), Map.of(image, new Inventory.Untagged(NOW, null, null)), List.of(facts), null);

        assertThat(read().gone()).containsExactly(image);
    }

    @Test
    void changesNothing() {
        registry.pushIndex(APP, List.of(registry.push(APP, NOW)), "v1");

        read();

        assertThat(Stream.of(Operation.values()).filter(Operation::isEffect).mapToLong(registry::count))
                .containsOnly(0L);
    }

    @Test
    void readsTheRegistrysOwnListingInsteadWhereItHasOne() {
        Digest child = registry.push(APP, NOW);
        ToldArtifact index = told(registry.pushIndex(APP, List.of(child), "v1"), "v1");
        ToldArtifact untagged = told(registry.push(APP, NOW));
        Telling telling = telling(Optional.of(List.of(index, told(child), untagged)));

        Reading reading = read(telling);

        assertThat(reading.tags()).containsExactly(Map.entry(new Tag("v1"), index.digest()));
        assertThat(reading.facts()).containsOnlyKeys(index.digest(), child, untagged.digest());
        assertThat(reading.told().artifacts())
                .containsEntry(untagged.digest(), untagged)
                .hasSize(3);
        assertThat(reading.told().pullsKnownSince()).isEqualTo(Instant.EPOCH);
        assertThat(reading.told().deletesTags()).isTrue();
        assertThat(registry.count(Operation.TAGS) + registry.count(Operation.HEAD))
                .isZero();
    }

    @Test
    void doubtsTheRegistrysOwnListingLikeAnyOther() {
        ToldArtifact only = told(registry.push(APP, NOW, "v1"), "v1");
        inventory = knowing("v1", "v2", "v3");
        Telling agreeing = telling(Optional.of(List.of(only)));
        Telling changing = new Telling(registry.reader(), List.of(Optional.of(List.of(only)), Optional.of(List.of())));

        assertThat(read(agreeing).tags()).hasSize(1);
        assertThat(agreeing.listings).hasValue(2);
        assertThatThrownBy(() -> read(changing)).hasMessageContaining("disagree");
    }

    @Test
    void doesNotBelieveThatAListedRepositoryIsGoneWhileTheRegistryDoesNotAnswer() {
        inventory = knowing("v1");
        failOn(Operation.PING);

        assertThatThrownBy(() -> read(telling(Optional.empty()))).hasMessage("broken");
    }

    private Telling telling(Optional<List<ToldArtifact>> told) {
        return new Telling(registry.reader(), List.of(told));
    }

    private ToldArtifact told(Digest digest, String... tags) {
        return new ToldArtifact(
                registry.reader().facts(APP, digest).orElseThrow(),
                NOW,
                null,
                Stream.of(tags)
                        .map(tag -> new ToldTag(new Tag(tag), NOW, null, false))
                        .toList());
    }

    @Test
    void restsOnAYoungInventoryForWhereKnownTagsPoint() {
        Digest image = registry.push(APP, NOW, "v1", "v2");
        inventory = remembering(read(), NOW);
        registry.push(APP, NOW, "v2");
        long before = calls();

        Reading reading = rest(NOW);

        assertThat(calls() - before).isEqualTo(1);
        assertThat(reading.tags()).isEqualTo(Map.of(new Tag("v1"), image, new Tag("v2"), image));
        assertThat(reading.facts()).containsOnlyKeys(image);
        assertThat(reading.complete()).isFalse();
    }

    @Test
    void looksAtNewTagsEvenWhereItRests() {
        registry.push(APP, NOW, "v1");
        inventory = remembering(read(), NOW);
        Digest image = registry.push(APP, NOW, "v2");

        assertThat(rest(NOW).tags()).containsEntry(new Tag("v2"), image);
    }

    @Test
    void doesNotRestOnAnOldInventoryOrNone() {
        registry.push(APP, NOW, "v1");
        inventory = remembering(read(), NOW.minusSeconds(1));
        Digest moved = registry.push(APP, NOW, "v1");

        assertThat(rest(NOW).complete()).isTrue();
        assertThat(rest(NOW).tags()).containsValue(moved);
        inventory = Inventory.SILENT;
        assertThat(rest(NOW).complete()).isTrue();
    }

    private long calls() {
        return Stream.of(Operation.values()).mapToLong(registry::count).sum();
    }

    /** What audit-service knows after a reading. */
    private static Inventory remembering(Reading reading, Instant scanned) {
        Map<Tag, Inventory.Known> tags = new HashMap<>();
        reading.tags().forEach((tag, digest) -> tags.put(tag, new Inventory.Known(digest, NOW, true)));
        return new Inventory(
                true, scanned, tags, Map.of(), List.copyOf(reading.facts().values()), null);
    }

    private Reading rest(Instant youngEnough) {
        AtomicReference<Reading> read = new AtomicReference<>();
        repositories().read(registry.reader(), APP, new Trust(true, null, youngEnough), List.of(), read::set);
        return read.get();
    }

    private ReadRepository repositories() {
        return new ReadRepository(
                (name, repository, cause) -> inventory,
                new FactsCache(),
                new Admission(100),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Reading read() {
        return read(registry.reader());
    }

    private Reading read(RegistryReader reader) {
        AtomicReference<Reading> read = new AtomicReference<>();
        repositories().read(reader, APP, read::set);
        return read.get();
    }

    private void failOn(Operation operation) {
        registry.beforeEach(call -> {
            if (call.operation() == operation) {
                throw new RegistryException("broken");
            }
        });
    }

    private static Inventory knowingUntagged(Digest... digests) {
        Map<Digest, Inventory.Untagged> untagged = new HashMap<>();
        Stream.of(digests).forEach(digest -> untagged.put(digest, new Inventory.Untagged(NOW, null, null)));
        return new Inventory(true, NOW, Map.of(), untagged, List.of(), null);
    }

    private static Inventory knowing(String... tags) {
        Map<Tag, Inventory.Known> known = new HashMap<>();
        Stream.of(tags).forEach(tag -> known.put(new Tag(tag), new Inventory.Known(digest(1), NOW, false)));
        return new Inventory(true, NOW, known, List.of());
    }
}
