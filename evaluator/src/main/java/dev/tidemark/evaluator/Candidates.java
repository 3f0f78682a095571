package dev.tidemark.evaluator;

import dev.tidemark.contracts.execution.Decision.Role;
import dev.tidemark.contracts.policy.RetentionRules.Unit;
import dev.tidemark.evaluator.graph.References;
import dev.tidemark.evaluator.rule.Candidate;
import dev.tidemark.evaluator.rule.Stamp;
import java.util.List;
import java.util.stream.Stream;

/** Takes out of a snapshot what the rules are to judge, newest first. */
final class Candidates {

    private Candidates() {}

    static List<Candidate> of(Snapshot snapshot, References references, Unit unit) {
        return snapshot.artifacts().stream()
                .filter(artifact -> references.role(artifact.digest()) == Role.CANDIDATE)
                .flatMap(artifact -> unit == Unit.TAG ? tags(artifact) : Stream.of(whole(artifact)))
                .sorted(Candidate.NEWEST_FIRST)
                .toList();
    }

    private static Candidate whole(Artifact artifact) {
        return new Candidate(artifact.digest(), artifact.tagNames(), artifact.lastPush(), Stamp.of(artifact.pulled()));
    }

    private static Stream<Candidate> tags(Artifact artifact) {
        if (artifact.tags().isEmpty()) {
            return Stream.of(whole(artifact));
        }
        return artifact.tags().stream()
                .map(seen -> new Candidate(
                        artifact.digest(), List.of(seen.tag()), Stamp.of(seen.pushed()), Stamp.of(artifact.pulled())));
    }
}
