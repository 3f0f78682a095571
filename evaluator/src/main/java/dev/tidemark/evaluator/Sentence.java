package dev.tidemark.evaluator;

import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.Decision.Role;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.evaluator.graph.Groups;
import dev.tidemark.evaluator.graph.Manifest;
import dev.tidemark.evaluator.graph.References;
import dev.tidemark.evaluator.graph.Survivors;
import dev.tidemark.evaluator.rule.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Passes sentence on what does not survive: in groups, the oldest first, as far as the budget reaches. */
final class Sentence {

    private final References references;
    private final Survivors survivors;
    /** What the rules condemn of each digest. */
    private final Map<Digest, List<Candidate>> condemned;

    Sentence(References references, Survivors survivors, List<Candidate> condemned) {
        this.references = references;
        this.survivors = survivors;
        this.condemned = condemned.stream().collect(Collectors.groupingBy(Candidate::digest));
    }

    /**
     * What is to go, in order. Manifests that the budget does not reach become survivors.
     *
     * @param deletesTags whether tags can go without their manifest
     */
    List<Condemned> pass(boolean deletesTags, Budget budget) {
        List<Group> groups = new ArrayList<>(manifests());
        if (deletesTags) {
            groups.addAll(tagsAlone());
        }
        groups.sort(Comparator.comparing(Group::newest, Candidate.OLDEST_FIRST));
        List<Condemned> going = new ArrayList<>();
        Set<Digest> postponed = new HashSet<>();
        for (Group group : groups) {
            if (budget.take(group)) {
                going.addAll(group.condemned());
            } else {
                postponed.addAll(group.digests());
            }
        }
        survivors.retain(postponed, Reason.BUDGET);
        return going;
    }

    private List<Group> manifests() {
        Set<Digest> going = references.manifests().stream()
                .map(Manifest::digest)
                .filter(digest -> !survivors.contains(digest))
                .collect(Collectors.toSet());
        return new Groups(references, going)
                .inOrder().stream()
                        .map(group -> new Group(whole(group), judged(group)))
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

    private List<Candidate> judged(List<Digest> group) {
        return group.stream()
                .flatMap(digest -> condemned.getOrDefault(digest, List.of()).stream())
                .toList();
    }

    /** Where the rules retain another tag of the manifest, and nothing else holds it: then a guard spares all its tags alike. */
    private List<Group> tagsAlone() {
        return condemned.entrySet().stream()
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
