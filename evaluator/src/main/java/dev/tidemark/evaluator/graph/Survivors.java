package dev.tidemark.evaluator.graph;

import dev.tidemark.contracts.execution.Decision.Role;
import dev.tidemark.contracts.execution.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Which manifests stay, and why. Whatever stays keeps all that it holds, however deep; nothing is ever taken out again. What is not in
 * here at the end goes.
 */
public final class Survivors {

    private final References references;
    /** Null for what goes. */
    private final Cause[] causes;

    public Survivors(References references) {
        this.references = references;
        causes = new Cause[(int) references.places().count()];
    }

    /** Why it stays; null if it goes. */
    public Cause cause(int place) {
        return causes[place];
    }

    public boolean contains(int place) {
        return causes[place] != null;
    }

    /** Whether it survives by the rules, and no guard would have kept it without them. */
    public boolean isRetainedByRulesAlone(int place) {
        return contains(place) && causes[place].reason() == Reason.RULE && guard(place) == null;
    }

    /** Why it would survive even without a rule that retains it: it is in doubt, or something that stays holds it. Null if it would not. */
    public Cause guard(int place) {
        Reason doubt = references.manifest(place).doubt();
        if (doubt != null) {
            return new Cause(doubt, null);
        }
        for (int holder : references.holders(place)) {
            if (contains(holder)) {
                return because(place, holder);
            }
        }
        return null;
    }

    /** Retains these and all that they hold; a cause that is there already stands. */
    public void retain(IntStream places, Reason reason) {
        retain(places, new Cause(reason, null));
    }

    /** Retains what may refer to anything; and, since that may be their index, everything that no tag names. */
    public void retainWhatIsInDoubt() {
        List<Integer> doubtful = all(place -> references.manifest(place).doubt() != null);
        doubtful.forEach(
                place -> retain(IntStream.of(place), references.manifest(place).doubt()));
        if (!doubtful.isEmpty()) {
            Manifest first = references.manifest(doubtful.get(0));
            IntStream untagged = references
                    .places()
                    .filter(place -> references.manifest(place).tagNames().isEmpty());
            retain(untagged, new Cause(first.doubt(), first.digest()));
        }
    }

    /** Retains followers whose holders hold each other in a circle, so that no candidate decides on them. */
    public void retainWhatNobodyDecidesOn() {
        BitSet decided = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        references.places().filter(this::decides).forEach(open::add);
        while (!open.isEmpty()) {
            int place = open.remove();
            if (!decided.get(place)) {
                decided.set(place);
                open.addAll(references.held(place));
            }
        }
        for (int follower : references.followers()) {
            if (!decided.get(follower)) {
                int holder = references.holders(follower).get(0);
                retain(IntStream.of(follower), because(follower, holder));
            }
        }
    }

    private boolean decides(int place) {
        return references.isLinked(place) && references.role(place) == Role.CANDIDATE;
    }

    private List<Integer> all(IntPredicate which) {
        return references.inOrder(references.places().filter(which));
    }

    private void retain(IntStream places, Cause cause) {
        List<Integer> holding = new ArrayList<>();
        places.filter(place -> !contains(place)).forEach(place -> {
            causes[place] = cause;
            if (references.isLinked(place)) {
                holding.add(place);
            }
        });
        Deque<Integer> open =
                new ArrayDeque<>(references.inOrder(holding.stream().mapToInt(Integer::intValue)));
        while (!open.isEmpty()) {
            int holder = open.remove();
            for (int held : references.held(holder)) {
                if (!contains(held)) {
                    causes[held] = because(held, holder);
                    open.add(held);
                }
            }
        }
    }

    private Cause because(int held, int holder) {
        boolean child = references.indexes(held).contains(holder);
        return new Cause(
                child ? Reason.INDEX_CHILD : Reason.REFERRER,
                references.manifest(holder).digest());
    }
}
