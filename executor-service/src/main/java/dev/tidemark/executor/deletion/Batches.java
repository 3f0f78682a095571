package dev.tidemark.executor.deletion;

import dev.tidemark.contracts.event.DeletionEvent.DeletionsCondemned;
import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.registry.Digest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Cuts a plan into batches. The cut depends on the plan alone, so that whoever takes it over cuts it the same way. Pure.
 *
 * <p>A batch costs a look at every tag of the repository, so its size grows with their number: all batches of a plan together cost
 * no more than twenty such looks, or one for each fifty digests. An index with its children, and a subject with its referrers, are
 * never cut apart.
 */
final class Batches {

    private static final int SMALLEST = 50;
    private static final int MOST_LOOKS = 20;

    private Batches() {}

    static List<Batch> of(DeletionsCondemned plan, boolean deletesTags) {
        int size = Math.max(SMALLEST, plan.tagsListed() / MOST_LOOKS);
        List<Batch> batches = new ArrayList<>();
        if (deletesTags) {
            cut(
                    batches,
                    Batch.Kind.TAGS,
                    these(plan, one -> !isWholeFollower(one) && !one.tags().isEmpty()),
                    size);
            cut(batches, Batch.Kind.MANIFESTS, these(plan, Condemned::withManifest), size);
        } else {
            cut(batches, Batch.Kind.DIGESTS, plan.condemned(), size);
        }
        return batches;
    }

    /** Its tags go with it, and not before what it belongs to: until then they are how it is found. */
    static boolean isWholeFollower(Condemned one) {
        return one.follows() != null && one.withManifest();
    }

    private static List<Condemned> these(DeletionsCondemned plan, Predicate<Condemned> which) {
        return plan.condemned().stream().filter(which).toList();
    }

    /** Keeps the plan's order, in which nothing goes before what needs it. */
    private static void cut(List<Batch> batches, Batch.Kind kind, List<Condemned> condemned, int size) {
        List<Condemned> current = new ArrayList<>();
        for (List<Condemned> family : families(condemned)) {
            if (!current.isEmpty() && current.size() + family.size() > size) {
                batches.add(new Batch(batches.size(), kind, current));
                current = new ArrayList<>();
            }
            current.addAll(family);
        }
        if (!current.isEmpty()) {
            batches.add(new Batch(batches.size(), kind, current));
        }
    }

    /** The shortest runs that cut nothing apart from what it follows. */
    private static List<List<Condemned>> families(List<Condemned> condemned) {
        int[] reach = reach(condemned);
        List<List<Condemned>> families = new ArrayList<>();
        int from = 0;
        int last = 0;
        for (int i = 0; i < condemned.size(); i++) {
            last = Math.max(last, reach[i]);
            if (i == last) {
                families.add(condemned.subList(from, i + 1));
                from = i + 1;
                last = i + 1;
            }
        }
        return families;
    }

    /** For each position the last one that is tied to it: of a follower and what it follows, the later one is, to the earlier. */
    private static int[] reach(List<Condemned> condemned) {
        Map<Digest, Integer> positions = new HashMap<>();
        int[] reach = new int[condemned.size()];
        for (int i = 0; i < reach.length; i++) {
            positions.put(condemned.get(i).digest(), i);
            reach[i] = i;
        }
        for (int i = 0; i < reach.length; i++) {
            int holder = positions.getOrDefault(condemned.get(i).follows(), i);
            int first = Math.min(i, holder);
            reach[first] = Math.max(reach[first], Math.max(i, holder));
        }
        return reach;
    }
}
