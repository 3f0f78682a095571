package dev.tidemark.executor.facts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.registry.RegistryReader;
import dev.tidemark.executor.registry.UnreadableManifestException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Facts by digest, read from a registry once. That a manifest's facts are known here does not say that a repository still has it.
 */
@ApplicationScoped
public class FactsCache {

    private static final int MOST_KEPT = 50_000;
    /** The registry's own budget limits requests; this only keeps the number of waiting threads small. */
    private static final int READERS = 32;

    private final Cache<Digest, ArtifactFacts> known =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();
    private final ExecutorService readers = pool();

    private static ExecutorService pool() {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(READERS, READERS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "facts");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Remembers facts learnt elsewhere. */
    public void learn(ArtifactFacts facts) {
        known.put(facts.digest(), facts);
    }

    /**
     * The facts of one manifest.
     *
     * @throws dev.tidemark.executor.registry.RegistryException if it could not be read
     */
    public Lookup of(RegistryReader registry, RepositoryName repository, Digest digest) {
        ArtifactFacts facts = known.getIfPresent(digest);
        return facts != null ? new Lookup.Known(facts) : read(registry, repository, digest);
    }

    /**
     * The facts of many, read concurrently.
     *
     * @throws dev.tidemark.executor.registry.RegistryException if any one could not be read
     */
    public Map<Digest, Lookup> of(RegistryReader registry, RepositoryName repository, Collection<Digest> digests) {
        Map<Digest, Lookup> found = new HashMap<>();
        Map<Digest, Future<Lookup>> pending = new HashMap<>();
        for (Digest digest : digests) {
            ArtifactFacts facts = known.getIfPresent(digest);
            if (facts != null) {
                found.put(digest, new Lookup.Known(facts));
            } else {
                pending.computeIfAbsent(digest, d -> readers.submit(() -> read(registry, repository, d)));
            }
        }
        List<Map.Entry<Digest, Future<Lookup>>> waiting = new ArrayList<>(pending.entrySet());
        waiting.forEach(entry -> found.put(entry.getKey(), await(entry.getValue(), waiting)));
        return found;
    }

    private Lookup read(RegistryReader registry, RepositoryName repository, Digest digest) {
        try {
            Optional<ArtifactFacts> facts = registry.facts(repository, digest);
            facts.ifPresent(this::learn);
            return facts.<Lookup>map(Lookup.Known::new).orElseGet(Lookup.Absent::new);
        } catch (UnreadableManifestException unreadable) {
            return new Lookup.Unreadable();
        }
    }

    private static Lookup await(Future<Lookup> lookup, List<Map.Entry<Digest, Future<Lookup>>> all) {
        try {
            return lookup.get();
        } catch (ExecutionException e) {
            all.forEach(other -> other.getValue().cancel(false));
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading facts", e);
        }
    }

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
