package dev.tidemark.evaluator;

import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.contracts.policy.Keep.By;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A snapshot with the truth, or what may be it, in place of whatever is unknown. What is known stays as it is. */
final class Completion {

    private static final Instant FIRST_IMAGES = Instant.parse("2013-01-01T00:00:00Z");

    private final Snapshot snapshot;
    private final Chance chance;
    private final Set<Digest> children;
    private final boolean pushes;
    private final boolean pulls;

    /** @param looksAt the times that rules look at */
    Completion(Snapshot snapshot, Set<By> looksAt, Chance chance) {
        this.snapshot = snapshot;
        this.chance = chance;
        children = snapshot.artifacts().stream()
                .filter(artifact -> artifact.facts() != null)
                .flatMap(artifact -> artifact.facts().children().stream())
                .collect(Collectors.toSet());
        // the push decides where other times are the same, however little is known of it
        pushes = !looksAt.contains(By.PULLED) && !looksAt.contains(By.CREATED);
        // whoever tells pulls tells all of them
        pulls = pulls(snapshot).noneMatch(pull -> pull.source() == TimeSource.REGISTRY);
    }

    Snapshot snapshot() {
        return new Snapshot(
                snapshot.repository(),
                snapshot.artifacts().stream().map(this::artifact).toList(),
                snapshot.deletesTags(),
                pulls ? Instant.EPOCH : snapshot.pullsKnownSince());
    }

    private Artifact artifact(Artifact one) {
        boolean mayBePulled = pulls && !children.contains(one.digest());
        List<TagSeen> tags = one.tags().stream()
                .map(tag -> new TagSeen(
                        tag.tag(),
                        pushed(tag.pushed()),
                        mayBePulled ? pulled(tag.pulled(), tag.pushed()) : tag.pulled(),
                        tag.immutable()))
                .toList();
        TimeEvidence pulled = mayBePulled && tags.isEmpty() ? pulled(one.pulled(), one.pushed()) : one.pulled();
        return new Artifact(
                one.digest(), facts(one.facts()), tags, pushed(one), pulled, one.untaggedSince(), one.thereSince());
    }

    private TimeEvidence pushed(Artifact one) {
        if (one.pushed() == null && !one.tags().isEmpty()) {
            // where tags have their times, the manifest's own may be left out
            return null;
        }
        TimeEvidence pushed = pushed(one.pushed());
        Instant untaggedSince = one.tags().isEmpty() ? one.untaggedSince() : null;
        boolean afterItsTags =
                pushed != null && untaggedSince != null && pushed.at().isAfter(untaggedSince);
        return afterItsTags && !pushed.equals(one.pushed()) ? new TimeEvidence(untaggedSince, pushed.source()) : pushed;
    }

    private TimeEvidence pushed(TimeEvidence known) {
        boolean proven = known != null && known.source().mayCondemn();
        return proven || !pushes ? known : RandomSnapshot.proven(chance);
    }

    /** Since pulls are known none was missed, and before its push there was none. */
    private TimeEvidence pulled(TimeEvidence known, TimeEvidence pushed) {
        TimeEvidence pull = RandomSnapshot.proven(chance);
        boolean unnoticed = snapshot.pullsKnownSince() == null || pull.at().isBefore(snapshot.pullsKnownSince());
        boolean there =
                pushed == null || !pushed.source().mayCondemn() || pushed.at().isBefore(pull.at());
        boolean last = known == null || known.at().isBefore(pull.at());
        return unnoticed && there && last ? pull : known;
    }

    private ArtifactFacts facts(ArtifactFacts facts) {
        if (facts == null) {
            return null;
        }
        // what is understood and declares nothing has no type
        boolean typed = facts.artifactType() != null || MediaTypes.isKnown(facts.mediaType());
        return new ArtifactFacts(
                facts.digest(),
                facts.mediaType(),
                typed ? facts.artifactType() : chance.pick("sbom", "image/config"),
                facts.size(),
                facts.contentSize(),
                created(facts.created()),
                facts.children(),
                facts.subject(),
                facts.labels() == null ? Map.of("team", chance.pick("shop", "ops")) : facts.labels(),
                facts.annotations() == null ? Map.of("tier", chance.pick("shop", "ops")) : facts.annotations());
    }

    private Instant created(Instant known) {
        boolean plausible = known != null && !known.isBefore(FIRST_IMAGES) && !known.isAfter(EvaluatorFixtures.NOW);
        return plausible ? known : EvaluatorFixtures.NOW.minusSeconds(chance.below(1_000_000));
    }

    private static Stream<TimeEvidence> pulls(Snapshot snapshot) {
        return snapshot.artifacts().stream()
                .flatMap(one -> Stream.concat(
                        Stream.ofNullable(one.pulled()),
                        one.tags().stream().map(TagSeen::pulled).filter(Objects::nonNull)));
    }
}
