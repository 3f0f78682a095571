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
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Passes sentence on what does not survive: in groups, the oldest first, as far as the budget reaches. */
final class Sentence {

    private final References references;
    private final Survivors survivors;
    /** What the rules condemn, in any order. */
    private final List<Candidate> condemned;
    /** What is not simply one manifest with all its tags: by the candidate whose age the group has. */
    private final Map<Candidate, Group> groups = new IdentityHashMap<>();

    Sentence(References references, Survivors survivors, List<Candidate> condemned) {
        this.references = references;
        this.survivors = survivors;
        this.condemned = condemned;
    }

    /**
     * What is to go, in order. Manifests that the budget does not reach become survivors.
     *
     * @param deletesTags whether tags can go without their manifest
     */
    List<Condemned> pass(boolean deletesTags, Budget budget) {
        List<Candidate> newest = new ArrayList<>();
        Map<Digest, List<Candidate>> others = new HashMap<>();
        for (Candidate candidate : condemned) {
            if (isAlone(candidate)) {
                newest.add(candidate);
            } else {
                others.computeIfAbsent(candidate.digest(), none -> new ArrayList<>())
                        .add(candidate);
            }
        }
        manifests(others).forEach(group -> groups.put(group.newest(), group));
        if (deletesTags) {
            tagsAlone(others).forEach(group -> groups.put(group.newest(), group));
        }
        newest.addAll(groups.keySet());
        newest.sort(Candidate.OLDEST_FIRST);
        return withinBudget(newest, budget);
    }

    /** Groups are many, and few of them fit the budget: that of a manifest alone is made when its turn comes. */
    private List<Condemned> withinBudget(List<Candidate> newest, Budget budget) {
        List<Condemned> going = new ArrayList<>();
        Set<Digest> postponed = new HashSet<>();
        for (Candidate candidate : newest) {
            Group group = groups.get(candidate);
            if (group == null) {
                group = new Group(whole(List.of(candidate.digest())), List.of(candidate));
            }
            if (budget.take(group)) {
                going.addAll(group.condemned());
            } else {
                postponed.addAll(group.digests());
            }
        }
        survivors.retain(postponed, Reason.BUDGET);
        return going;
    }

    /** Whether it is all there is of its manifest, which goes, and neither holds anything nor is held. */
    private boolean isAlone(Candidate candidate) {
        return !references.isLinked(candidate.digest())
                && !survivors.contains(candidate.digest())
                && candidate.tags().size()
                        == references.manifest(candidate.digest()).tags().size();
    }

    private List<Group> manifests(Map<Digest, List<Candidate>> judged) {
        Set<Digest> going = new HashSet<>(judged.keySet());
        going.addAll(references.linked());
        going.removeIf(survivors::contains);
        return new Groups(references, going)
                .inOrder().stream()
                        .map(group -> new Group(whole(group), judged(group, judged)))
                        .toList();
    }

    private List<Condemned> whole(List<Digest> group) {
        Set<Digest> before = new HashSet<>();
        List<Condemned> whole = new ArrayList<>();
        for (Digest digest : group) {
            Digest follows = references.role(digest) == Role.CANDIDATE ? null : holder(digest, before);
            whole.add(new Condemned(digest, references.manifest(digest).tags(), true, follows));
            before.add(digest);
        }
        return whole;
    }

    private Digest holder(Digest digest, Set<Digest> before) {
        return references.holders(digest).stream()
                .filter(before::contains)
                .findFirst()
                .orElseThrow();
    }

    private static List<Candidate> judged(List<Digest> group, Map<Digest, List<Candidate>> judged) {
        return group.stream()
                .flatMap(digest -> judged.getOrDefault(digest, List.of()).stream())
                .toList();
    }

    /** Where the rules retain another tag of the manifest, and nothing else holds it: then a guard spares all its tags alike. */
    private List<Group> tagsAlone(Map<Digest, List<Candidate>> judged) {
        return judged.entrySet().stream()
                .filter(entry -> survivors.isRetainedByRulesAlone(entry.getKey()))
                .map(entry -> new Group(List.of(alone(entry.getKey(), entry.getValue())), entry.getValue()))
                .toList();
    }

    private static Condemned alone(Digest digest, List<Candidate> candidates) {
        List<Tag> tags = candidates.stream()
                .flatMap(candidate -> candidate.tags().stream())
                .sorted()
                .toList();
        return new Condemned(digest, tags, false, null);
    }
}
