package dev.tidemark.evaluator;

import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.evaluator.graph.References;
import dev.tidemark.evaluator.rule.Stamp;
import dev.tidemark.evaluator.rule.Told;
import dev.tidemark.evaluator.rule.Traits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Looks at an index as at the images it stands for: whoever pulls one of them uses it, and their labels are what people gave it. Clients
 * pull images of an index by digest, so that the index itself may look unused.
 */
final class Images {

    private final List<Artifact> artifacts;
    private final References references;
    /** Of indexes the last pull of what they refer to, by place. */
    private final TimeEvidence[] pulls;

    Images(List<Artifact> artifacts, References references) {
        this.artifacts = artifacts;
        this.references = references;
        pulls = new TimeEvidence[artifacts.size()];
        tellIndexesOfPulls();
    }

    Traits traits(int place) {
        Artifact artifact = artifacts.get(place);
        return artifact.isIndex() ? new IndexTraits(this, place, artifact) : artifact;
    }

    /** The last pull of what it refers to as an index, however deep; null if it is unknown, or there was none. */
    TimeEvidence lastPullOfChildren(int place) {
        return pulls[place];
    }

    Told types(int index) {
        Set<String> types = new HashSet<>();
        boolean all = true;
        for (Artifact one : reached(index, artifact -> artifact.types().values().isEmpty())) {
            Told told = one == null ? Told.UNKNOWN : one.types();
            types.addAll(told.values());
            all &= told.all();
        }
        return new Told(types, all);
    }

    /** Null if those of any image are not known. */
    Collection<String> labels(int index, String key) {
        Set<String> labels = new HashSet<>();
        for (Artifact one : reached(index, any -> true)) {
            Collection<String> values = one == null ? null : one.isIndex() ? List.of() : one.labels(key);
            if (values == null) {
                return null;
            }
            labels.addAll(values);
        }
        return labels;
    }

    /** Itself and all that it leads to, null for what is not there, as far as they lead on. */
    private Collection<Artifact> reached(int index, Predicate<Artifact> leadsOn) {
        List<Artifact> reached = new ArrayList<>();
        Set<Integer> visited = new HashSet<>(Set.of(index));
        Deque<Integer> open = new ArrayDeque<>(List.of(index));
        while (!open.isEmpty()) {
            int place = open.remove();
            Artifact one = artifacts.get(place);
            reached.add(one);
            if (leadsOn.test(one)) {
                if (references.missesChildren(place)) {
                    reached.add(null);
                }
                references.children(place).stream().filter(visited::add).forEach(open::add);
            }
        }
        return reached;
    }

    /** The last pulls first: whatever an index hears of first is its own last one. */
    private void tellIndexesOfPulls() {
        List<Integer> pulled = new ArrayList<>();
        for (int place = 0; place < artifacts.size(); place++) {
            if (!indexes(place).isEmpty() && artifacts.get(place).lastPull() != null) {
                pulled.add(place);
            }
        }
        pulled.sort((one, other) -> Stamp.BY_TIME.compare(
                artifacts.get(other).lastPull(), artifacts.get(one).lastPull()));
        for (int place : pulled) {
            tellIndexesOf(place, artifacts.get(place).lastPull());
        }
    }

    /** Of a manifest that lists itself, it is one of them; for all else such a reference does not count. */
    private List<Integer> indexes(int place) {
        List<Integer> indexes = references.indexes(place);
        if (!artifacts.get(place).children().contains(artifacts.get(place).digest())) {
            return indexes;
        }
        List<Integer> andItself = new ArrayList<>(indexes);
        andItself.add(place);
        return andItself;
    }

    private void tellIndexesOf(int place, TimeEvidence pull) {
        Deque<Integer> open = new ArrayDeque<>(indexes(place));
        while (!open.isEmpty()) {
            int index = open.remove();
            if (pulls[index] == null) {
                pulls[index] = pull;
                open.addAll(references.indexes(index));
            }
        }
    }
}
