package dev.tidemark.evaluator;

import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Decision.Role;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.evaluator.graph.References;
import dev.tidemark.evaluator.graph.Survivors;
import dev.tidemark.evaluator.rule.Candidate;
import dev.tidemark.evaluator.rule.Judgement;
import dev.tidemark.evaluator.rule.Ruling;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what is to become of a repository. Pure: it reads nothing but its arguments and changes nothing. */
public final class Evaluator {

    private Evaluator() {}

    /**
     * Evaluates the rules over the snapshot. What no rule retains is condemned; guards then spare some of that, and never condemn more.
     *
     * @param rules those that select the repository, see {@link Selection}
     * @param now the instant that ages count from
     * @throws dev.tidemark.evaluator.pattern.PatternException if a pattern is malformed where matching reaches it: nothing is decided then
     */
    public static Plan plan(Snapshot snapshot, RetentionRules rules, Instant now) {
        References references = References.among(
                snapshot.artifacts().stream().map(Artifact::manifest).toList());
        List<Candidate> candidates = Candidates.of(snapshot, references, rules.unit());
        Map<Candidate, Ruling> rulings = new Judgement(snapshot.repository(), now).of(candidates, rules.rules());

        Survivors survivors = survivors(references, rulings);
        if (!rules.allowEmpty()) {
            lastOne(candidates, survivors).ifPresent(digest -> survivors.retain(Set.of(digest), Reason.LAST_ONE));
        }
        List<Candidate> condemned = candidates.stream()
                .filter(candidate -> !rulings.get(candidate).retained())
                .toList();
        List<Condemned> going = new Sentence(references, survivors, condemned).pass(snapshot.deletesTags());

        Decisions decisions = new Decisions(references, survivors, snapshot.deletesTags(), going);
        List<Decision> judged = candidates.stream()
                .map(candidate -> decisions.on(candidate, rulings.get(candidate)))
                .toList();
        Stream<Decision> followed = followers(snapshot, references).map(decisions::on);
        return new Plan(Stream.concat(judged.stream(), followed).toList(), going, judged.size(), retained(judged));
    }

    private static Survivors survivors(References references, Map<Candidate, Ruling> rulings) {
        Survivors survivors = new Survivors(references);
        Set<Digest> retained = rulings.keySet().stream()
                .filter(candidate -> rulings.get(candidate).retained())
                .map(Candidate::digest)
                .collect(Collectors.toSet());
        survivors.retain(retained, Reason.RULE);
        survivors.retainWhatIsInDoubt();
        survivors.retainWhatNobodyDecidesOn();
        return survivors;
    }

    /** A repository without any tag looks lost to people, so an untagged artifact is the last one only where there is no other. */
    private static Optional<Digest> lastOne(Collection<Candidate> candidates, Survivors survivors) {
        if (candidates.stream().anyMatch(candidate -> survivors.contains(candidate.digest()))) {
            return Optional.empty();
        }
        return candidates.stream()
                .min(Candidate.TAGGED_FIRST.thenComparing(Candidate.NEWEST_FIRST))
                .map(Candidate::digest);
    }

    private static Stream<Artifact> followers(Snapshot snapshot, References references) {
        return snapshot.artifacts().stream()
                .filter(artifact -> references.role(artifact.digest()) != Role.CANDIDATE)
                .sorted(Comparator.comparing(Artifact::digest));
    }

    private static int retained(List<Decision> decisions) {
        return (int) decisions.stream()
                .filter(decision -> decision.verdict() == Decision.Verdict.RETAIN)
                .count();
    }
}
