package dev.tidemark.evaluator;

import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.Decision.Role;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.evaluator.graph.Groups;
import dev.tidemark.evaluator.graph.References;
import dev.tidemark.evaluator.graph.Survivors;
import dev.tidemark.evaluator.rule.Candidate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Passes sentence on what does not survive: in groups that go together or not at all, the oldest first, as far as the budget reaches. A
 * group is as old as the newest of what the rules condemned of it, so its turn comes when all of that has come by.
 */
final class Sentence {

    /** Manifests that go together, and how many of what the rules condemned of them have not come by. */
    private static final class Group {
        private final List<Integer> manifests;
        private int toCome;

        private Group(List<Integer> manifests, int toCome) {
            this.manifests = manifests;
            this.toCome = toCome;
        }
    }

    private final List<Artifact> artifacts;
    private final References references;
    private final Survivors survivors;
    private final Candidates condemned;
    private final Budget budget;
    /** How many candidates the rules condemn of each artifact. */
    private final int[] counts;

    private final Groups groups;
    private final Map<Integer, Group> open = new HashMap<>();
    private final Map<Integer, List<Tag>> openTags = new HashMap<>();
    private final List<Condemned> going = new ArrayList<>();
    private final BitSet goingPlaces = new BitSet();

    /** @param condemned what no rule retains */
    Sentence(
            List<Artifact> artifacts, References references, Survivors survivors, Candidates condemned, Budget budget) {
        this.artifacts = artifacts;
        this.references = references;
        this.survivors = survivors;
        this.condemned = condemned;
        this.budget = budget;
        groups = new Groups(references, survivors);
        counts = new int[artifacts.size()];
        condemned.places().forEach(place -> counts[place]++);
    }

    /**
     * Finds out what is to go. Manifests that the budget does not reach become survivors.
     *
     * @param tagsAlone of which manifests that stay tags go
     */
    void pass(IntPredicate tagsAlone) {
        int[] oldestFirst = Candidate.oldestFirst(condemned);
        for (int i = 0; i < oldestFirst.length && !budget.isExhausted(); i++) {
            Candidate candidate = condemned.get(oldestFirst[i]);
            if (!survivors.contains(candidate.place())) {
                passManifest(candidate.place());
            } else if (tagsAlone.test(candidate.place())) {
                passTags(candidate);
            }
        }
        survivors.retain(condemned.places().filter(place -> !goes(place)), Reason.BUDGET);
    }

    /** What is to go, in order. */
    List<Condemned> going() {
        return going;
    }

    /** Whether what the rules condemn of the manifest goes, be that all of it or some of its tags. */
    boolean goes(int place) {
        return goingPlaces.get(place);
    }

    private void passManifest(int place) {
        Group group = open.containsKey(place) ? open.get(place) : group(place);
        group.toCome--;
        if (group.toCome == 0) {
            List<Condemned> whole = whole(group.manifests);
            if (budget.take(whole.stream().mapToLong(Condemned::subjects).sum())) {
                going.addAll(whole);
                group.manifests.forEach(goingPlaces::set);
            }
        }
    }

    private Group group(int place) {
        List<Integer> manifests = groups.around(place);
        Group group = new Group(
                manifests, manifests.stream().mapToInt(one -> counts[one]).sum());
        if (group.toCome > 1) {
            manifests.forEach(one -> open.put(one, group));
        }
        return group;
    }

    private List<Condemned> whole(List<Integer> group) {
        List<Condemned> whole = new ArrayList<>();
        Set<Integer> before = new HashSet<>();
        for (int place : group) {
            Artifact artifact = artifacts.get(place);
            Digest follows = references.role(place) == Role.CANDIDATE ? null : holder(place, before);
            whole.add(new Condemned(artifact.digest(), artifact.tagNames(), true, follows, artifact.frees()));
            before.add(place);
        }
        return whole;
    }

    private Digest holder(int place, Set<Integer> before) {
        return references.holders(place).stream()
                .filter(before::contains)
                .findFirst()
                .map(holder -> artifacts.get(holder).digest())
                .orElseThrow();
    }

    private void passTags(Candidate candidate) {
        int place = candidate.place();
        List<Tag> tags = openTags.computeIfAbsent(place, none -> new ArrayList<>());
        tags.addAll(candidate.tags());
        counts[place]--;
        if (counts[place] == 0 && budget.take(tags.size())) {
            going.add(new Condemned(candidate.digest(), tags.stream().sorted().toList(), false, null));
            goingPlaces.set(place);
        }
    }
}
