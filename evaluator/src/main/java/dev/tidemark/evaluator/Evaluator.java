package dev.tidemark.evaluator;

import dev.tidemark.contracts.event.DeletionEvent.DeletionsCondemned;
import dev.tidemark.contracts.execution.Named;
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
        References references = References.among(snapshot.artifacts());
        Judged judged = Judged.by(rules, snapshot, references, now);
        Survivors survivors = new Survivors(references);
        retain(survivors, snapshot, references, judged);
        if (!rules.allowEmpty()) {
            survivors.retain(lastOnes(judged, survivors), Reason.LAST_ONE);
        }
        Sentence sentence =
                new Sentence(snapshot.artifacts(), references, survivors, judged.condemned(), new Budget(mostSubjects));
        // Where rules retain another tag, and nothing else holds the manifest: a guard spares all its tags alike.
        sentence.pass(place -> snapshot.deletesTags() && survivors.isRetainedByRulesAlone(place));
        Evidence evidence = Evidence.of(rules.rules(), snapshot.pullsKnownSince());
        return told(new Decisions(snapshot, references, survivors, judged, sentence, evidence), sentence, judged);
    }

    /**
     * Condemns what a client named, as far as guards let it go, and what follows it; everything else stays. The last one goes, too: somebody
     * asked for that. A tag goes without its manifest where that can be.
     */
    public static Plan plan(Snapshot snapshot, Named named) {
        Naming naming = new Naming(named);
        References references = References.among(snapshot.artifacts());
        Judged judged = Judged.byName(naming, snapshot, references);
        Survivors survivors = new Survivors(references);
        if (snapshot.deletesTags()) {
            survivors.retain(
                    judged.condemned().places().filter(place -> !isWhole(naming, snapshot, place)), Reason.RULE);
        }
        retain(survivors, snapshot, references, judged);
        Budget budget = new Budget(DeletionsCondemned.MAX_SUBJECTS);
        Sentence sentence = new Sentence(snapshot.artifacts(), references, survivors, judged.condemned(), budget);
        // Whatever holds the manifest, it holds it by its digest.
        sentence.pass(place -> snapshot.deletesTags() && !isWhole(naming, snapshot, place));
        Evidence none = Evidence.of(List.of(), null);
        return told(new Decisions(snapshot, references, survivors, judged, sentence, none), sentence, judged);
    }

    /**
     * As {@link #plan(Snapshot, Named)} where it is not known whether the registry can delete a tag alone: the plan has what goes if it can,
     * and what goes if it cannot.
     */
    public static Plan planEitherWay(Snapshot snapshot, Named named) {
        return NamedPlans.either(plan(snapshot.deletingTags(false), named), plan(snapshot.deletingTags(true), named));
    }

    private static boolean isWhole(Naming naming, Snapshot snapshot, int place) {
        return naming.namesWhole(snapshot.artifacts().get(place).digest());
    }

    private static void retain(Survivors survivors, Snapshot snapshot, References references, Judged judged) {
        survivors.retain(judged.retained().places(), Reason.RULE);
        survivors.retainWhatIsInDoubt();
        survivors.retainWhatNobodyDecidesOn();
        survivors.retain(protectedFollowers(snapshot.artifacts(), references), Reason.IMMUTABLE);
    }

    private static Plan told(Decisions decisions, Sentence sentence, Judged judged) {
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
