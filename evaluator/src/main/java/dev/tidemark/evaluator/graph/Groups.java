package dev.tidemark.evaluator.graph;

import dev.tidemark.contracts.execution.Decision.Role;
import dev.tidemark.contracts.registry.Digest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
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

    /** Each group in the order in which it may go: a holder before what it holds, and a follower behind some holder in any case. */
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

    /**
     * Depth first from what the rules judged, since that decides on all others, and reversed: whatever holds something comes before it,
     * unless that holds it in turn.
     */
    private List<Digest> holdersFirst(SortedSet<Digest> group) {
        Deque<Digest> order = new ArrayDeque<>();
        Set<Digest> entered = new HashSet<>();
        Set<Digest> left = new HashSet<>();
        Deque<Digest> open = new ArrayDeque<>();
        group.stream()
                .filter(digest -> references.role(digest) == Role.CANDIDATE)
                .forEach(open::push);
        while (!open.isEmpty()) {
            Digest digest = open.peek();
            if (entered.add(digest)) {
                references.held(digest).stream()
                        .filter(held -> group.contains(held) && !entered.contains(held))
                        .forEach(open::push);
            } else if (left.add(open.pop())) {
                order.addFirst(digest);
            }
        }
        return List.copyOf(order);
    }
}
