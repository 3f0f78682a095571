package dev.tidemark.evaluator.graph;

import dev.tidemark.contracts.execution.Decision.Role;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What goes together or not at all: whoever holds, and whatever is held. */
public final class Groups {

    private final References references;
    private final Survivors survivors;

    public Groups(References references, Survivors survivors) {
        this.references = references;
        this.survivors = survivors;
    }

    /**
     * The manifest, which goes, with all that have to go with it, in the order in which they may go: a holder before what it holds, and a
     * follower behind some holder in any case.
     */
    public List<Integer> around(int place) {
        if (!references.isLinked(place)) {
            return List.of(place);
        }
        Set<Integer> group = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(place));
        while (!open.isEmpty()) {
            int one = open.remove();
            if (!survivors.contains(one) && group.add(one)) {
                open.addAll(references.holders(one));
                open.addAll(references.held(one));
            }
        }
        return holdersFirst(group);
    }

    /**
     * Depth first from what the rules judged, since that decides on all others, and reversed: whatever holds something comes before it,
     * unless that holds it in turn.
     */
    private List<Integer> holdersFirst(Collection<Integer> group) {
        Deque<Integer> order = new ArrayDeque<>();
        Set<Integer> entered = new HashSet<>();
        Set<Integer> left = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>();
        references.inOrder(group.stream().mapToInt(Integer::intValue)).stream()
                .filter(place -> references.role(place) == Role.CANDIDATE)
                .forEach(open::push);
        while (!open.isEmpty()) {
            int place = open.peek();
            if (entered.add(place)) {
                references.held(place).stream()
                        .filter(held -> !survivors.contains(held) && !entered.contains(held))
                        .forEach(open::push);
            } else if (left.add(open.pop())) {
                order.addFirst(place);
            }
        }
        return List.copyOf(order);
    }
}
