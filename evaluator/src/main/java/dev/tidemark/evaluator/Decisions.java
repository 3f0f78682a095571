package dev.tidemark.evaluator;

import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Decision.Role;
import dev.tidemark.contracts.execution.Decision.Verdict;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.evaluator.graph.Cause;
import dev.tidemark.evaluator.graph.References;
import dev.tidemark.evaluator.graph.Survivors;
import dev.tidemark.evaluator.rule.Candidate;
import dev.tidemark.evaluator.rule.Ruling;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts into words what was decided on each candidate and each follower, and why. */
final class Decisions {

    private final References references;
    private final Survivors survivors;
    private final Evidence evidence;
    private final boolean deletesTags;
    /** Of each manifest that goes, whom it follows, if anybody. */
    private final Map<Digest, Optional<Digest>> goingWhole = new HashMap<>();

    private final Set<Tag> goingTags = new HashSet<>();

    Decisions(
            References references, Survivors survivors, Evidence evidence, boolean deletesTags, List<Condemned> going) {
        this.references = references;
        this.survivors = survivors;
        this.evidence = evidence;
        this.deletesTags = deletesTags;
        for (Condemned condemned : going) {
            goingTags.addAll(condemned.tags());
            if (condemned.withManifest()) {
                goingWhole.put(condemned.digest(), Optional.ofNullable(condemned.follows()));
            }
        }
    }

    Decision on(Candidate candidate, Ruling ruling) {
        if (ruling.retained()) {
            return on(candidate, Verdict.RETAIN, ruling.reason(), ruling.rule(), ruling.rank(), ruling.spared());
        }
        if (goes(candidate)) {
            return on(candidate, Verdict.DELETE, ruling.reason(), ruling.rule(), ruling.rank(), false);
        }
        Cause guard = guard(candidate.digest());
        String occasion = guard.by() == null ? null : guard.by().toString();
        return on(candidate, Verdict.RETAIN, guard.reason(), occasion, null, true);
    }

    Decision on(Artifact follower) {
        Digest digest = follower.digest();
        Role role = references.role(digest);
        Reason follows = role == Role.CHILD ? Reason.INDEX_CHILD : Reason.REFERRER;
        if (goingWhole.containsKey(digest)) {
            Digest holder = goingWhole.get(digest).orElseThrow();
            return on(follower, role, Verdict.DELETE, follows, holder);
        }
        Cause cause = survivors.cause(digest).orElseThrow();
        List<Digest> holders = references.holders(digest);
        return cause.by() != null && holders.contains(cause.by())
                ? on(follower, role, Verdict.RETAIN, follows, cause.by())
                : on(follower, role, Verdict.RETAIN, cause.reason(), holders.get(0));
    }

    private boolean goes(Candidate candidate) {
        return goingWhole.containsKey(candidate.digest())
                || !candidate.tags().isEmpty() && goingTags.containsAll(candidate.tags());
    }

    /** Where only the rules retain the manifest, by another of its tags, this one stays for want of budget, or of a way to remove it. */
    private Cause guard(Digest digest) {
        Cause cause = survivors.cause(digest).orElseThrow();
        if (cause.reason() != Reason.RULE) {
            return cause;
        }
        Reason otherwise = deletesTags ? Reason.BUDGET : Reason.SHARED_DIGEST;
        return survivors.guard(digest).orElse(new Cause(otherwise, null));
    }

    /** Spared is what stays without its holder. */
    private static Decision on(Artifact follower, Role role, Verdict verdict, Reason reason, Digest holder) {
        return new Decision(
                follower.digest(),
                follower.tagNames(),
                role,
                verdict,
                reason,
                null,
                null,
                reason != Reason.INDEX_CHILD && reason != Reason.REFERRER,
                holder,
                follower.lastPush().latest(),
                follower.lastPull(),
                null,
                null);
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
}
