package dev.tidemark.evaluator;

import dev.tidemark.contracts.execution.Decision.Role;
import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.policy.RetentionRules.Unit;
import dev.tidemark.evaluator.graph.References;
import dev.tidemark.evaluator.rule.Candidate;
import dev.tidemark.evaluator.rule.Stamp;
import dev.tidemark.evaluator.rule.Traits;
import java.util.List;
import java.util.stream.Stream;

/** Takes out of a snapshot what the rules are to judge, newest first. */
final class Candidates {

    private final Images images;

    private Candidates(Images images) {
        this.images = images;
    }

    static List<Candidate> of(Snapshot snapshot, References references, Unit unit) {
        Candidates candidates = new Candidates(new Images(snapshot));
        return snapshot.artifacts().stream()
                .filter(artifact -> references.role(artifact.digest()) == Role.CANDIDATE)
                .flatMap(artifact ->
                        unit == Unit.TAG ? candidates.tags(artifact) : Stream.of(candidates.whole(artifact)))
                .sorted(Candidate.NEWEST_FIRST)
                .toList();
    }

    private Candidate whole(Artifact artifact) {
        return new Candidate(
                artifact.digest(),
                artifact.tagNames(),
                artifact.lastPush(),
                artifact.tags().isEmpty() ? artifact.untaggedSince() : null,
                Stamp.later(artifact.lastPull(), images.lastPullOfChildren(artifact)),
                images.traits(artifact),
                artifact.immutable());
    }

    private Stream<Candidate> tags(Artifact artifact) {
        if (artifact.tags().isEmpty()) {
            return Stream.of(whole(artifact));
        }
        TimeEvidence pulled = Stamp.later(artifact.pulled(), images.lastPullOfChildren(artifact));
        Traits traits = images.traits(artifact);
        return artifact.tags().stream()
                .map(seen -> new Candidate(
                        artifact.digest(),
                        List.of(seen.tag()),
                        Stamp.of(seen.pushed()),
                        null,
                        Stamp.later(pulled, seen.pulled()),
                        traits,
                        seen.immutable()));
    }
}
