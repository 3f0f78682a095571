package dev.tidemark.executor.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Blob;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.facts.FactsCache.Lookup;
import dev.tidemark.executor.registry.memory.Call.Operation;
import dev.tidemark.executor.registry.memory.InMemoryRegistry;
import dev.tidemark.executor.registry.memory.InMemoryRegistry.TagDeletion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactsCacheTest {

    private static final RepositoryName APP = new RepositoryName("library/app");
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final InMemoryRegistry registry = InMemoryRegistry.empty(new RegistryName("default"), TagDeletion.AS_TAGS);
    private final FactsCache cache = new FactsCache();

    @Test
    void readsWhatItDoesNotKnowOnce() {
        Digest image = registry.push(APP, NOW, "v1");

        assertThat(look(image)).isInstanceOf(Lookup.Known.class);
        assertThat(look(image)).isInstanceOf(Lookup.Known.class);

        assertThat(registry.count(Operation.FACTS)).isEqualTo(1);
    }

    @Test
    void readsNothingThatAnotherExecutorReadInWhateverRepository() {
        Digest image = registry.push(APP, Map.of("team", "a"), Map.of(), "v1");
        Digest unknown = registry.push(APP, NOW, "v2");
        ArtifactFacts known = facts(image);
        FactsCache restarted = new FactsCache(digests -> digests.contains(image) ? List.of(known) : List.of());

        Map<Digest, Lookup> found = restarted.of(registry.reader(), APP, List.of(image, unknown));

        assertThat(found.get(image)).isEqualTo(new Lookup.Known(known));
        assertThat(found.get(unknown)).isInstanceOf(Lookup.Known.class);
        assertThat(registry.count(Operation.FACTS)).isEqualTo(2);
    }

    @Test
    void readsAgainWhatWasLearntBeforeAnybodyAskedForLabels() {
        Digest image = registry.push(APP, Map.of("team", "a"), Map.of("ticket", "7"), "v1");
        cache.learn(registry.reader().name(), poor(image, "application/vnd.oci.image.manifest.v1+json"));

        assertThat(facts(image).labels()).isEqualTo(Map.of("team", "a"));
        assertThat(facts(image).annotations()).isEqualTo(Map.of("ticket", "7"));
        assertThat(registry.count(Operation.FACTS)).isEqualTo(1);
    }

    @Test
    void forgetsNothingForFactsThatSayLess() {
        Digest image = registry.push(APP, Map.of("team", "a"), Map.of(), "v1");
        look(image);

        cache.learn(registry.reader().name(), poor(image, "application/vnd.oci.image.manifest.v1+json"));

        assertThat(facts(image).labels()).isEqualTo(Map.of("team", "a"));
        assertThat(registry.count(Operation.FACTS)).isEqualTo(1);
    }

    /** An inventory tells facts without them, over and over. */
    @Test
    void keepsWhatAManifestNamesAndReadsNoManifestForThat() {
        Digest image = registry.push(APP, Map.of(), Map.of(), "v1");
        ArtifactFacts plain = registry.reader().facts(APP, image).orElseThrow();
        ArtifactFacts naming = plain.withContents(List.of(new Blob(image, 7)));

        cache.learn(registry.reader().name(), plain);
        assertThat(facts(image).contents()).isNull();
        cache.learn(registry.reader().name(), naming);
        cache.learn(registry.reader().name(), plain);

        assertThat(facts(image)).isEqualTo(naming);
        assertThat(registry.count(Operation.FACTS)).isEqualTo(1);
    }

    @Test
    void asksOnceOnlyWhereTheManifestSaysNoMore() {
        Digest image = registry.push(
                APP, poor(new Digest("sha256:" + "1".repeat(64)), "application/vnd.oci.image.manifest.v1+json"), "v1");
        cache.learn(
                registry.reader().name(), registry.reader().facts(APP, image).orElseThrow());

        look(image);
        look(image);
        cache.learn(registry.reader().name(), poor(image, "application/vnd.oci.image.manifest.v1+json"));
        look(image);

        assertThat(registry.count(Operation.FACTS)).isEqualTo(1 + 1);
    }

    @Test
    void asksNothingOfATypeThatNobodyCanRead() {
        Digest odd = new Digest("sha256:" + "2".repeat(64));
        cache.learn(registry.reader().name(), poor(odd, "application/vnd.example.odd"));

        assertThat(look(odd)).isInstanceOf(Lookup.Known.class);
        assertThat(registry.count(Operation.FACTS)).isZero();
    }

    @Test
    void saysSoWhereWhatWasLearntIsNotThereAnyMore() {
        Digest gone = new Digest("sha256:" + "3".repeat(64));
        cache.learn(registry.reader().name(), poor(gone, "application/vnd.oci.image.manifest.v1+json"));

        assertThat(look(gone)).isInstanceOf(Lookup.Absent.class);
        assertThat(cache.of(registry.reader(), APP, List.of(gone)).get(gone)).isInstanceOf(Lookup.Absent.class);
    }

    private Lookup look(Digest digest) {
        return cache.of(registry.reader(), APP, digest);
    }

    private ArtifactFacts facts(Digest digest) {
        return ((Lookup.Known) cache.of(registry.reader(), APP, List.of(digest)).get(digest)).facts();
    }

    private static ArtifactFacts poor(Digest digest, String mediaType) {
        return new ArtifactFacts(digest, mediaType, null, 1, 1, NOW, List.of(), null);
    }
}
