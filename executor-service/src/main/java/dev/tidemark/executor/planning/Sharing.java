package dev.tidemark.executor.planning;

import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.FreedBytes;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Blob;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.executor.inventory.ContentsSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Says more exactly what a plan's deletions can free: not what a manifest of the repository that stays names too, and what several that go
 * name once. It stays an upper bound: where nobody knows what a manifest names, nothing is taken off for it. Of what stays nothing is
 * held in memory, however much that is.
 */
@ApplicationScoped
class Sharing {

    private static final int AT_ONCE = 1_000;

    private final ContentsSource source;

    Sharing(ContentsSource source) {
        this.source = source;
    }

    List<Condemned> without(Reading reading, List<Condemned> condemned) {
        Set<Digest> going = condemned.stream()
                .filter(Condemned::withManifest)
                .map(Condemned::digest)
                .collect(Collectors.toSet());
        Map<Digest, List<Blob>> contents = new HashMap<>();
        eachKnown(reading, going, contents::put);
        Set<Digest> free = new HashSet<>();
        contents.values().forEach(blobs -> blobs.forEach(blob -> free.add(blob.digest())));
        if (!free.isEmpty()) {
            Set<Digest> staying = new HashSet<>(reading.facts().keySet());
            staying.removeAll(going);
            eachKnown(reading, staying, (digest, blobs) -> blobs.forEach(blob -> free.remove(blob.digest())));
        }
        return told(condemned, contents, free);
    }

    private static List<Condemned> told(List<Condemned> condemned, Map<Digest, List<Blob>> contents, Set<Digest> free) {
        Set<Digest> counted = new HashSet<>();
        return condemned.stream()
                .map(one -> isExact(one) && contents.containsKey(one.digest())
                        ? told(one, contents.get(one.digest()), free, counted)
                        : one)
                .toList();
    }

    /** Where manifest and contents are told in one figure, nobody can take one from the other. */
    private static boolean isExact(Condemned one) {
        return one.frees() != null && one.frees().manifest() > 0;
    }

    private static Condemned told(Condemned one, List<Blob> blobs, Set<Digest> free, Set<Digest> counted) {
        Set<Digest> own = new HashSet<>();
        long alone = 0;
        long first = 0;
        for (Blob blob : blobs) {
            if (free.contains(blob.digest()) && own.add(blob.digest())) {
                alone = sum(alone, blob.size());
                first = counted.add(blob.digest()) ? sum(first, blob.size()) : first;
            }
        }
        long manifest = one.frees().manifest();
        return one.freeing(new FreedBytes(manifest, first), alone == first ? null : new FreedBytes(manifest, alone));
    }

    private static long sum(long one, long other) {
        return one + other < one ? Long.MAX_VALUE : one + other;
    }

    /** What was just read tells it by itself; of the rest audit-service may know. */
    private void eachKnown(Reading reading, Set<Digest> manifests, BiConsumer<Digest, List<Blob>> use) {
        List<Digest> unknown = new ArrayList<>();
        for (Digest digest : manifests) {
            ArtifactFacts facts = reading.facts().get(digest);
            if (facts != null && facts.contents() != null) {
                use.accept(digest, facts.contents());
            } else if (facts != null && facts.contentSize() > 0) {
                unknown.add(digest);
            }
        }
        for (int from = 0; from < unknown.size(); from += AT_ONCE) {
            var known = source.of(unknown.subList(from, Math.min(unknown.size(), from + AT_ONCE)));
            if (known.isEmpty()) {
                return;
            }
            known.get().forEach(use);
        }
    }
}
