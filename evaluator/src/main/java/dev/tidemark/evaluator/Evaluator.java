package dev.tidemark.evaluator;

import dev.tidemark.contracts.event.DeletionEvent.DeletionsCondemned;
import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Decision.Role;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.evaluator.graph.References;
import dev.tidemark.evaluator.graph.Survivors;
import dev.tidemark.evaluator.rule.Candidate;
import dev.tidemark.evaluator.rule.Judgement;
import dev.tidemark.evaluator.rule.Ruling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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
        return plan(snapshot, rules, now, DeletionsCondemned.MAX_SUBJECTS);
    }

    /** As {@link #plan(Snapshot, RetentionRules, Instant)}, of at most so many subjects. */
    static Plan plan(Snapshot snapshot, RetentionRules rules, Instant now, int mostSubjects) {
        References references = References.among(
                snapshot.artifacts().stream().map(Artifact::manifest).toList());
        List<Candidate> candidates = Candidates.of(snapshot, references, rules.unit());
        List<Ruling> rulings =
                new Judgement(snapshot.repository(), now, snapshot.pullsKnownSince()).of(candidates, rules.rules());

        Survivors survivors = survivors(references, candidates, rulings);
        survivors.retain(protectedFollowers(snapshot, references), Reason.IMMUTABLE);
        if (!rules.allowEmpty()) {
            survivors.retain(lastOnes(candidates, survivors), Reason.LAST_ONE);
        }
        List<Condemned> going = new Sentence(references, survivors, condemned(candidates, rulings))
                .pass(snapshot.deletesTags(), new Budget(mostSubjects));

        Evidence evidence = Evidence.of(rules.rules(), snapshot.pullsKnownSince());
        Decisions decisions = new Decisions(references, survivors, evidence, snapshot.deletesTags(), going);
        List<Decision> judged = new ArrayList<>(candidates.size());
        for (int i = 0; i < rulings.size(); i++) {
            judged.add(decisions.on(candidates.get(i), rulings.get(i)));
        }
        Stream<Decision> followed = followers(snapshot, references).map(decisions::on);
        return new Plan(
                Stream.concat(judged.stream(), followed).toList(),
                new Freeing(snapshot).tell(going),
                judged.size(),
                retained(judged));
    }

    private static Survivors survivors(References references, List<Candidate> candidates, List<Ruling> rulings) {
        Survivors survivors = new Survivors(references);
        Set<Digest> retained = new HashSet<>();
        for (int i = 0; i < rulings.size(); i++) {
            if (rulings.get(i).retained()) {
                retained.add(candidates.get(i).digest());
            }
        }
        survivors.retain(retained, Reason.RULE);
        survivors.retainWhatIsInDoubt();
        survivors.retainWhatNobodyDecidesOn();
        return survivors;
    }

    private static List<Candidate> condemned(List<Candidate> candidates, List<Ruling> rulings) {
        List<Candidate> condemned = new ArrayList<>();
        for (int i = 0; i < rulings.size(); i++) {
            if (!rulings.get(i).retained()) {
                condemned.add(candidates.get(i));
            }
        }
        return condemned;
    }

    /**
     * A repository without any tag looks lost to people, so an untagged artifact is the last one only where there is no other. Where it is
     * not sure which is the newest, all of those stay that may be.
     */
    private static Set<Digest> lastOnes(Collection<Candidate> candidates, Survivors survivors) {
        if (candidates.stream().anyMatch(candidate -> survivors.contains(candidate.digest()))) {
            return Set.of();
        }
        return candidates.stream()
                .min(Candidate.TAGGED_FIRST.thenComparing(Candidate.NEWEST_FIRST))
                .map(newest -> candidates.stream()
                        .filter(candidate -> candidate == newest || mayBeNewer(candidate, newest))
                        .map(Candidate::digest)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private static boolean mayBeNewer(Candidate candidate, Candidate newest) {
        Instant earliest = newest.pushed().notBefore();
        TimeEvidence known = candidate.pushed().latest();
        boolean alike = candidate.tags().isEmpty() == newest.tags().isEmpty();
        return alike
                && earliest != null
                && known != null
                && earliest.isBefore(newest.pushed().latest().at())
                && known.at().isAfter(earliest);
    }

    /** What follows is not judged, so the rules have not spared it for its tag's sake. */
    private static List<Digest> protectedFollowers(Snapshot snapshot, References references) {
        return followers(snapshot, references)
                .filter(Artifact::immutable)
                .map(Artifact::digest)
                .toList();
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
