package dev.tidemark.evaluator.graph;

import dev.tidemark.contracts.registry.Digest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What is condemned, in groups that go together or not at all: whoever holds, and whatever is held. */
public final class Groups {

    private final References references;
    private final SortedSet<Digest> condemned;

    public Groups(References references, Set<Digest> condemned) {
        this.references = references;
        this.condemned = new TreeSet<>(condemned);
    }

    /** Each group in the order in which it may go: a holder before what it holds. */
    public List<List<Digest>> inOrder() {
        List<List<Digest>> groups = new ArrayList<>();
        SortedSet<Digest> left = new TreeSet<>(condemned);
        while (!left.isEmpty()) {
            SortedSet<Digest> group = around(left.first());
            left.removeAll(group);
            groups.add(holdersFirst(group));
        }
        return groups;
    }

    private SortedSet<Digest> around(Digest start) {
        SortedSet<Digest> group = new TreeSet<>();
        Deque<Digest> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            Digest digest = open.remove();
            if (condemned.contains(digest) && group.add(digest)) {
                open.addAll(references.holders(digest));
                open.addAll(references.held(digest));
            }
        }
        return group;
    }

    private List<Digest> holdersFirst(SortedSet<Digest> group) {
        Map<Digest, Integer> waitingFor = new HashMap<>();
        group.forEach(digest -> waitingFor.put(digest, (int)
                references.holders(digest).stream().filter(group::contains).count()));
        PriorityQueue<Digest> ready = new PriorityQueue<>();
        group.stream().filter(digest -> waitingFor.get(digest) == 0).forEach(ready::add);
        SortedSet<Digest> left = new TreeSet<>(group);
        List<Digest> order = new ArrayList<>();
        while (!left.isEmpty()) {
            // manifests that hold each other have no order: any one of them goes first
            Digest next = ready.isEmpty() ? left.first() : ready.remove();
            if (left.remove(next)) {
                order.add(next);
                references.held(next).stream()
                        .filter(left::contains)
                        .filter(held -> waitingFor.merge(held, -1, Integer::sum) == 0)
                        .forEach(ready::add);
            }
        }
        return order;
    }
}
