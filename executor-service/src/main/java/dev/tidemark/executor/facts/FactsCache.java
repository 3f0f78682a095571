package dev.tidemark.executor.facts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.registry.RegistryReader;
import dev.tidemark.executor.registry.UnreadableManifestException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Facts by digest, read from a registry once, by whichever executor comes first; each registry's are its own, since one may tell what it
 * read where another hands out the manifest. That a manifest's facts are known here does not say that a repository still has it.
 *
 * <p>Facts learnt elsewhere may be from when fewer things were read of a manifest; such are read again, since what they leave out would
 * keep artifacts for being unknown. What still does not say more then never will, and is not asked again.
 */
@ApplicationScoped
public class FactsCache {

    /** In kilobytes, roughly: what manifests say is a few hundred bytes, and labels and annotations are as long as somebody likes. */
    private static final int MOST_KEPT = 50_000;

    private static final int MOST_REMEMBERED = 100_000;
    private final Cache<Key, ArtifactFacts> known = Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT)
            .weigher((Key key, ArtifactFacts facts) -> Told.weight(facts))
            .build();
    private final Cache<Key, Boolean> sayNoMore =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
    private final ManyAtOnce readers = new ManyAtOnce("facts");
    private final FactsSource source;

    @Inject
    FactsCache(FactsSource source) {
        this.source = source;
    }

    /** One that learns from nobody but registries. */
    public FactsCache() {
        this(FactsSource.NONE);
    }

    /** Remembers facts learnt elsewhere, unless as much, or more, is known already. */
    public void learn(RegistryName registry, ArtifactFacts facts) {
        known.asMap().merge(new Key(registry, facts.digest()), facts, Told::more);
    }

    /**
     * The facts of one manifest.
     *
     * @throws dev.tidemark.executor.registry.RegistryException if it could not be read
     */
    public Lookup of(RegistryReader registry, RepositoryName repository, Digest digest) {
        ArtifactFacts facts = enough(new Key(registry.name(), digest));
        return facts != null ? new Lookup.Known(facts) : read(registry, repository, digest);
    }

    /**
     * The facts of many, read concurrently.
     *
     * @throws dev.tidemark.executor.registry.RegistryException if any one could not be read
     */
    public Map<Digest, Lookup> of(RegistryReader registry, RepositoryName repository, Collection<Digest> digests) {
        Set<Digest> wanted = Set.copyOf(digests);
        Map<Digest, Lookup> found = known(registry.name(), wanted);
        if (found.size() < wanted.size()) {
            source.of(without(wanted, found)).forEach(learnt -> learn(registry.name(), learnt));
            found.putAll(known(registry.name(), without(wanted, found)));
        }
        found.putAll(readers.ask(without(wanted, found), digest -> read(registry, repository, digest)));
        return found;
    }

    private Map<Digest, Lookup> known(RegistryName registry, Collection<Digest> wanted) {
        Map<Digest, Lookup> found = new HashMap<>();
        wanted.forEach(digest -> {
            ArtifactFacts facts = enough(new Key(registry, digest));
            if (facts != null) {
                found.put(digest, new Lookup.Known(facts));
            }
        });
        return found;
    }

    private static List<Digest> without(Collection<Digest> wanted, Map<Digest, Lookup> found) {
        return wanted.stream().filter(digest -> !found.containsKey(digest)).toList();
    }

    /**
     * The facts of those that the repository still has, found out by a look at each; the looks are made concurrently.
     *
     * @throws dev.tidemark.executor.registry.RegistryException if any one could not be looked at, or read
     */
    public Map<Digest, Lookup> present(RegistryReader registry, RepositoryName repository, Collection<Digest> digests) {
        return readers.ask(
                digests,
                digest -> registry.head(repository, digest).isPresent()
                        ? of(registry, repository, digest)
                        : new Lookup.Absent());
    }

    /** What is known, if nothing more is to be found out; otherwise null. */
    private ArtifactFacts enough(Key key) {
        ArtifactFacts facts = known.getIfPresent(key);
        boolean asked = facts == null || Told.all(facts) || sayNoMore.getIfPresent(key) != null;
        return asked ? facts : null;
    }

    private Lookup read(RegistryReader registry, RepositoryName repository, Digest digest) {
        try {
            Optional<ArtifactFacts> facts = registry.facts(repository, digest);
            facts.ifPresent(read -> learn(registry.name(), read));
            facts.filter(read -> !Told.all(read))
                    .ifPresent(read -> sayNoMore.put(new Key(registry.name(), digest), true));
            return facts.<Lookup>map(Lookup.Known::new).orElseGet(Lookup.Absent::new);
        } catch (UnreadableManifestException unreadable) {
            return new Lookup.Unreadable();
        }
    }

    private record Key(RegistryName registry, Digest digest) {}

    /** What came of asking for a manifest's facts. */
    public sealed interface Lookup {

        /** It is there and says this. */
        record Known(ArtifactFacts facts) implements Lookup {}

        /** The registry does not have it. */
        record Absent() implements Lookup {}

        /** It is there, and nobody can tell what it says: it may refer to anything. */
        record Unreadable() implements Lookup {}
    }
}
