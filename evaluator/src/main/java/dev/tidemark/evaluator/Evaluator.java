package dev.tidemark.evaluator;

import dev.tidemark.contracts.event.DeletionEvent.DeletionsCondemned;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.evaluator.graph.References;
import dev.tidemark.evaluator.graph.Survivors;
import dev.tidemark.evaluator.rule.Candidate;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

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
        List<Artifact> artifacts = snapshot.artifacts();
        References references = References.among(artifacts);
        Judged judged = Judged.by(rules, snapshot, references, now);

        Survivors survivors = new Survivors(references);
        survivors.retain(judged.retained().places(), Reason.RULE);
        survivors.retainWhatIsInDoubt();
        survivors.retainWhatNobodyDecidesOn();
        survivors.retain(protectedFollowers(artifacts, references), Reason.IMMUTABLE);
        if (!rules.allowEmpty()) {
            survivors.retain(lastOnes(judged, survivors), Reason.LAST_ONE);
        }
        Sentence sentence =
                new Sentence(artifacts, references, survivors, judged.condemned(), new Budget(mostSubjects));
        sentence.pass(snapshot.deletesTags());

        Evidence evidence = Evidence.of(rules.rules(), snapshot.pullsKnownSince());
        Decisions decisions = new Decisions(snapshot, references, survivors, judged, sentence, evidence);
        return new Plan(decisions, sentence.going(), judged.candidates().size(), decisions.retained());
    }

    /** What follows is not judged, so the rules have not spared it for its tag's sake. */
    private static IntStream protectedFollowers(List<Artifact> artifacts, References references) {
        return references.followers().stream()
                .mapToInt(Integer::intValue)
                .filter(place -> artifacts.get(place).immutable());
    }

    /**
     * A repository without any tag looks lost to people, so an untagged artifact is the last one only where there is no other. Where it is
     * not sure which is the newest, all of those stay that may be.
     */
    private static IntStream lastOnes(Judged judged, Survivors survivors) {
        Candidates candidates = judged.candidates();
        if (candidates.isEmpty() || candidates.places().anyMatch(survivors::contains)) {
            return IntStream.empty();
        }
        Candidate newest = newest(judged);
        IntStream maybeNewer = candidates.stream()
                .filter(candidate -> mayBeNewer(candidate, newest))
                .mapToInt(Candidate::place);
        return IntStream.concat(IntStream.of(newest.place()), maybeNewer);
    }

    private static Candidate newest(Judged judged) {
        return IntStream.of(judged.newestFirst())
                .mapToObj(judged.candidates()::get)
                .filter(candidate -> !candidate.tags().isEmpty())
                .findFirst()
                .orElseGet(() -> judged.candidates().get(judged.newestFirst()[0]));
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
}
