package dev.tidemark.executor.deletion;

import dev.tidemark.contracts.event.DeletionEvent.DeletionsCondemned;
import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.registry.Digest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts a plan into batches. The cut depends on the plan alone, so that whoever takes it over cuts it the same way. Pure.
 *
 * <p>A batch costs a look at every tag of the repository, so its size grows with their number: all batches of a plan together cost
 * no more than twenty such looks, or one for each fifty digests.
 */
final class Batches {

    private static final int SMALLEST = 50;
    private static final int MOST_LOOKS = 20;

    private Batches() {}

    static List<Batch> of(DeletionsCondemned plan, boolean deletesTags) {
        int size = Math.max(SMALLEST, plan.tagsListed() / MOST_LOOKS);
        return deletesTags ? tagsThenManifests(plan.condemned(), size) : digests(plan.condemned(), size);
    }

    /** An index with its children, and a subject with its referrers, are never cut apart. */
    private static List<Batch> digests(List<Condemned> condemned, int size) {
        List<Batch> batches = new ArrayList<>();
        List<Condemned> current = new ArrayList<>();
        for (List<Condemned> family : families(condemned)) {
            if (!current.isEmpty() && current.size() + family.size() > size) {
                batches.add(new Batch(batches.size(), Batch.Kind.DIGESTS, current));
                current = new ArrayList<>();
            }
            current.addAll(family);
        }
        if (!current.isEmpty()) {
            batches.add(new Batch(batches.size(), Batch.Kind.DIGESTS, current));
        }
        return batches;
    }

    private static List<Batch> tagsThenManifests(List<Condemned> condemned, int size) {
        List<Batch> batches = new ArrayList<>();
        List<Condemned> tagged =
                condemned.stream().filter(one -> !one.tags().isEmpty()).toList();
        for (int from = 0; from < tagged.size(); from += size) {
            List<Condemned> part = tagged.subList(from, Math.min(tagged.size(), from + size));
            batches.add(new Batch(batches.size(), Batch.Kind.TAGS, part));
        }
        List<Condemned> manifests =
                condemned.stream().filter(Condemned::withManifest).toList();
        if (!manifests.isEmpty()) {
            batches.add(new Batch(batches.size(), Batch.Kind.MANIFESTS, manifests));
        }
        return batches;
    }

    private static List<List<Condemned>> families(List<Condemned> condemned) {
        Map<Digest, List<Condemned>> familyOf = new HashMap<>();
        List<List<Condemned>> families = new ArrayList<>();
        for (Condemned one : condemned) {
            List<Condemned> family = one.follows() == null ? null : familyOf.get(one.follows());
            if (family == null) {
                family = new ArrayList<>();
                families.add(family);
            }
            family.add(one);
            familyOf.put(one.digest(), family);
        }
        return families;
    }
}
