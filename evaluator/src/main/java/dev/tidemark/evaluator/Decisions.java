package dev.tidemark.evaluator;

import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Decision.Role;
import dev.tidemark.contracts.execution.Decision.Verdict;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.evaluator.graph.Cause;
import dev.tidemark.evaluator.graph.References;
import dev.tidemark.evaluator.graph.Survivors;
import dev.tidemark.evaluator.rule.Candidate;
import dev.tidemark.evaluator.rule.Rulings;
import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.stream.IntStream;

/**
 * What was decided on each candidate, then on each follower, and why. It is put into words when somebody asks: a million decisions in words
 * weigh more than all that they are made from.
 */
final class Decisions extends AbstractList<Decision> implements RandomAccess {

    private final Snapshot snapshot;
    private final References references;
    private final Survivors survivors;
    private final Candidates candidates;
    private final int[] newestFirst;
    private final Rulings rulings;
    private final Sentence sentence;
    private final Evidence evidence;
    private final List<Integer> followers;
    /** Of what goes with somebody else, with whom. */
    private final Map<Digest, Digest> followed = new HashMap<>();

    Decisions(
            Snapshot snapshot,
            References references,
            Survivors survivors,
            Judged judged,
            Sentence sentence,
            Evidence evidence) {
        this.snapshot = snapshot;
        this.references = references;
        this.survivors = survivors;
        this.candidates = judged.candidates();
        this.newestFirst = judged.newestFirst();
        this.rulings = judged.rulings();
        this.sentence = sentence;
        this.evidence = evidence;
        followers = references.followers();
        for (Condemned one : sentence.going()) {
            if (one.follows() != null) {
                followed.put(one.digest(), one.follows());
            }
        }
    }

    @Override
    public Decision get(int index) {
        return index < candidates.size()
                ? onCandidate(newestFirst[index])
                : onFollower(followers.get(index - candidates.size()));
    }

    @Override
    public int size() {
        return candidates.size() + followers.size();
    }

    /** How many candidates stay. */
    int retained() {
        return (int) IntStream.range(0, candidates.size())
                .filter(candidate -> !goes(candidate))
                .count();
    }

    private boolean goes(int candidate) {
        return !rulings.isRetained(candidate) && sentence.goes(candidates.place(candidate));
    }

    private Decision onCandidate(int index) {
        Candidate candidate = candidates.get(index);
        boolean goes = goes(index);
        if (goes || rulings.isRetained(index)) {
            Verdict verdict = goes ? Verdict.DELETE : Verdict.RETAIN;
            return on(
                    candidate,
                    verdict,
                    rulings.reason(index),
                    rulings.rule(index),
                    rulings.rank(index),
                    rulings.isSpared(index));
        }
        Cause guard = guard(candidate.place());
        String occasion = guard.by() == null ? null : guard.by().toString();
        return on(candidate, Verdict.RETAIN, guard.reason(), occasion, null, true);
    }

    /** Where only the rules retain the manifest, by another of its tags, this one stays for want of budget, or of a way to remove it. */
    private Cause guard(int place) {
        Cause cause = survivors.cause(place);
        if (cause.reason() != Reason.RULE) {
            return cause;
        }
        Cause guard = survivors.guard(place);
        Reason otherwise = snapshot.deletesTags() ? Reason.BUDGET : Reason.SHARED_DIGEST;
        return guard == null ? new Cause(otherwise, null) : guard;
    }

    private Decision on(
            Candidate candidate, Verdict verdict, Reason reason, String rule, Integer rank, boolean spared) {
        return new Decision(
                candidate.digest(),
                candidate.tags(),
                Role.CANDIDATE,
                verdict,
                reason,
                rule,
                rank,
                spared,
                null,
                candidate.pushed().latest(),
                candidate.pulled(),
                evidence.created(candidate),
                evidence.pulls(),
                candidate.untaggedSince());
    }

    private Decision onFollower(int place) {
        Role role = references.role(place);
        Reason follows = role == Role.CHILD ? Reason.INDEX_CHILD : Reason.REFERRER;
        Cause cause = survivors.cause(place);
        if (cause == null) {
            Digest holder = followed.get(snapshot.artifacts().get(place).digest());
            return onFollower(place, Verdict.DELETE, follows, holder);
        }
        List<Digest> holders = references.holders(place).stream()
                .map(holder -> snapshot.artifacts().get(holder).digest())
                .toList();
        return cause.by() != null && holders.contains(cause.by())
                ? onFollower(place, Verdict.RETAIN, follows, cause.by())
                : onFollower(place, Verdict.RETAIN, cause.reason(), holders.get(0));
    }

    /** Spared is what stays without its holder. */
    private Decision onFollower(int place, Verdict verdict, Reason reason, Digest holder) {
        Artifact follower = snapshot.artifacts().get(place);
        return new Decision(
                follower.digest(),
                follower.tagNames(),
                references.role(place),
                verdict,
                reason,
                verdict == Verdict.DELETE ? rulings.askedBy() : null,
                null,
                reason != Reason.INDEX_CHILD && reason != Reason.REFERRER,
                holder,
                follower.lastPush().latest(),
                follower.lastPull(),
                null,
                null);
    }
}
