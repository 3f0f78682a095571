package dev.tidemark.evaluator;

import dev.tidemark.contracts.execution.Decision.Role;
import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.policy.RetentionRules.Unit;
import dev.tidemark.evaluator.graph.References;
import dev.tidemark.evaluator.rule.Candidate;
import dev.tidemark.evaluator.rule.Stamp;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What the rules are to judge. Each candidate is put together when somebody looks at it: a million of them would weigh half as much as the
 * snapshot that they are made from.
 */
final class Candidates extends AbstractList<Candidate> implements RandomAccess {

    /** Instead of the number of a tag: the artifact with all its tags. */
    private static final int WHOLE = -1;

    private final List<Artifact> artifacts;
    private final Images images;
    /** Of each candidate, the place of its artifact among all. */
    private final int[] places;
    /** Of each candidate, which of the tags of its artifact it is. */
    private final int[] tags;

    private Candidates(List<Artifact> artifacts, Images images, int[] places, int[] tags) {
        this.artifacts = artifacts;
        this.images = images;
        this.places = places;
        this.tags = tags;
    }

    static Candidates of(List<Artifact> artifacts, References references, Unit unit) {
        int most = artifacts.stream()
                .mapToInt(artifact -> 1 + artifact.tags().size())
                .sum();
        int[] places = new int[most];
        int[] tags = new int[most];
        int size = 0;
        for (int place = 0; place < artifacts.size(); place++) {
            if (references.role(place) == Role.CANDIDATE) {
                int tagged = unit == Unit.TAG ? artifacts.get(place).tags().size() : 0;
                for (int tag = tagged == 0 ? WHOLE : 0; tag < tagged; tag++) {
                    places[size] = place;
                    tags[size++] = tag;
                }
            }
        }
        Images images = new Images(artifacts, references);
        return new Candidates(artifacts, images, Arrays.copyOf(places, size), Arrays.copyOf(tags, size));
    }

    /** Some of them, in the same order. */
    Candidates those(IntPredicate which) {
        int[] some = IntStream.range(0, size()).filter(which).toArray();
        int[] theirPlaces = IntStream.of(some).map(one -> places[one]).toArray();
        int[] theirTags = IntStream.of(some).map(one -> tags[one]).toArray();
        return new Candidates(artifacts, images, theirPlaces, theirTags);
    }

    @Override
    public int size() {
        return places.length;
    }

    /** The places of their artifacts, in order; several may have one. */
    IntStream places() {
        return IntStream.of(places);
    }

    int place(int candidate) {
        return places[candidate];
    }

    @Override
    public Candidate get(int index) {
        int place = places[index];
        Artifact artifact = artifacts.get(place);
        return tags[index] == WHOLE
                ? whole(place, artifact)
                : tag(place, artifact, artifact.tags().get(tags[index]));
    }

    private Candidate whole(int place, Artifact artifact) {
        return new Candidate(
                place,
                artifact.digest(),
                artifact.tagNames(),
                artifact.lastPush(),
                artifact.tags().isEmpty() ? artifact.untaggedSince() : null,
                artifact.thereSince(),
                Stamp.later(artifact.lastPull(), images.lastPullOfChildren(place)),
                images.traits(place),
                artifact.immutable());
    }

    private Candidate tag(int place, Artifact artifact, TagSeen seen) {
        TimeEvidence pulled = Stamp.later(artifact.pulled(), images.lastPullOfChildren(place));
        return new Candidate(
                place,
                artifact.digest(),
                List.of(seen.tag()),
                Stamp.of(seen.pushed()),
                null,
                artifact.thereSince(),
                Stamp.later(pulled, seen.pulled()),
                images.traits(place),
                seen.immutable());
    }
}
