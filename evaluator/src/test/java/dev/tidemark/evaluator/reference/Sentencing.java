package dev.tidemark.evaluator.reference;

import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.Decision.Role;
import dev.tidemark.contracts.execution.FreedBytes;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.evaluator.Artifact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** In which groups and which order what does not stay is to go, and what has to wait. */
final class Sentencing {

    /** What goes together: its age is that of its newest thing. */
    private record Group(List<Condemned> condemned, List<Thing> things) {
        Thing newest() {
            return things.stream().max(Thing.OLDEST_FIRST).orElseThrow();
        }

        int subjects() {
            return condemned.stream().mapToInt(Condemned::subjects).sum();
        }
    }

    private final Manifests manifests;
    private final Staying staying;
    private final List<Thing> condemned;

    /** @param condemned what no rule retains */
    Sentencing(Manifests manifests, Staying staying, List<Thing> condemned) {
        this.manifests = manifests;
        this.staying = staying;
        this.condemned = condemned;
    }

    /** The oldest groups first, until one has no room left; one that would not even fit alone is left out. What has to wait, stays. */
    List<Condemned> pass(boolean deletesTags, int most) {
        List<Group> groups = new ArrayList<>(wholeManifests());
        if (deletesTags) {
            groups.addAll(tagsAlone());
        }
        groups.sort(Comparator.comparing(Group::newest, Thing.OLDEST_FIRST));
        List<Condemned> going = new ArrayList<>();
        Set<Artifact> waiting = new HashSet<>();
        boolean full = false;
        for (Group group : groups) {
            int taken = going.stream().mapToInt(Condemned::subjects).sum();
            boolean everFits = group.subjects() <= most;
            full |= everFits && taken + group.subjects() > most;
            if (everFits && !full) {
                going.addAll(group.condemned());
            } else {
                group.things().forEach(thing -> waiting.add(thing.artifact()));
            }
        }
        staying.stay(waiting, Reason.BUDGET, null);
        return going;
    }

    private List<Group> wholeManifests() {
        List<Group> groups = new ArrayList<>();
        Set<Artifact> left = new HashSet<>(manifests.all());
        left.removeIf(staying::stays);
        while (!left.isEmpty()) {
            Set<Artifact> group = new HashSet<>(Set.of(left.iterator().next()));
            boolean grows = true;
            while (grows) {
                Set<Artifact> neighbours = new HashSet<>();
                group.forEach(one -> neighbours.addAll(manifests.heldBy(one)));
                group.forEach(one -> neighbours.addAll(manifests.holders(one)));
                neighbours.retainAll(left);
                grows = group.addAll(neighbours);
            }
            left.removeAll(group);
            groups.add(new Group(inOrder(group), thingsOf(group)));
        }
        return groups;
    }

    /**
     * Depth first from what the rules judged, the greatest digest first, each placed before all that were placed so far: a holder comes
     * before what it holds, unless that holds it in turn.
     */
    private List<Condemned> inOrder(Set<Artifact> group) {
        List<Artifact> placed = new ArrayList<>();
        Set<Artifact> entered = new HashSet<>();
        backwards(manifests.all()).stream()
                .filter(one -> group.contains(one) && manifests.role(one) == Role.CANDIDATE)
                .forEach(one -> place(one, group, entered, placed));
        return placed.stream()
                .map(one -> new Condemned(one.digest(), Manifests.tags(one), true, follows(one, placed), freed(one)))
                .toList();
    }

    private void place(Artifact one, Set<Artifact> group, Set<Artifact> entered, List<Artifact> placed) {
        if (group.contains(one) && entered.add(one)) {
            backwards(manifests.heldBy(one)).forEach(held -> place(held, group, entered, placed));
            placed.add(0, one);
        }
    }

    /** The first of its holders that goes before it; null of what the rules judged. */
    private Digest follows(Artifact one, List<Artifact> placed) {
        List<Artifact> before = placed.subList(0, placed.indexOf(one));
        return manifests.role(one) == Role.CANDIDATE
                ? null
                : manifests.holders(one).stream()
                        .filter(before::contains)
                        .map(Artifact::digest)
                        .findFirst()
                        .orElseThrow();
    }

    private static FreedBytes freed(Artifact one) {
        return one.facts() == null
                ? null
                : new FreedBytes(
                        Math.max(0, one.facts().size()), Math.max(0, one.facts().contentSize()));
    }

    private static List<Artifact> backwards(List<Artifact> artifacts) {
        List<Artifact> backwards = new ArrayList<>(artifacts);
        Collections.reverse(backwards);
        return backwards;
    }

    /** Tags that go while their manifest stays for the sake of its other tags, and of nothing else. */
    private List<Group> tagsAlone() {
        List<Group> groups = new ArrayList<>();
        for (Artifact artifact : manifests.all()) {
            List<Thing> things = thingsOf(Set.of(artifact));
            boolean byRules = staying.stays(artifact)
                    && staying.why(artifact).reason() == Reason.RULE
                    && staying.guard(artifact) == null;
            if (byRules && !things.isEmpty()) {
                List<Tag> tags = things.stream()
                        .flatMap(thing -> thing.tags().stream())
                        .sorted()
                        .toList();
                groups.add(new Group(List.of(new Condemned(artifact.digest(), tags, false, null)), things));
            }
        }
        return groups;
    }

    private List<Thing> thingsOf(Set<Artifact> artifacts) {
        return condemned.stream()
                .filter(thing -> artifacts.contains(thing.artifact()))
                .toList();
    }
}
