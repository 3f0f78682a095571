package dev.tidemark.evaluator.reference;

import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Decision.Role;
import dev.tidemark.contracts.execution.Decision.Verdict;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.policy.Keep.By;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.RetentionRules.Unit;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.evaluator.Artifact;
import dev.tidemark.evaluator.Plan;
import dev.tidemark.evaluator.Snapshot;
import dev.tidemark.evaluator.TagSeen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Plans slowly. */
public final class ReferenceEvaluator {

    private final Snapshot snapshot;
    private final RetentionRules rules;
    private final Instant now;
    private final Manifests manifests;
    private final Staying staying;

    private ReferenceEvaluator(Snapshot snapshot, RetentionRules rules, Instant now) {
        this.snapshot = snapshot;
        this.rules = rules;
        this.now = now;
        manifests = new Manifests(snapshot);
        staying = new Staying(manifests);
    }

    /** The plan that condemns at most so many subjects. */
    public static Plan plan(Snapshot snapshot, RetentionRules rules, Instant now, int most) {
        return new ReferenceEvaluator(snapshot, rules, now).plan(most);
    }

    /** The enabled rules whose selectors of repositories all hold. */
    public static List<RetentionRule> selecting(RetentionRules rules, RepositoryName repository) {
        return rules.rules().stream()
                .filter(rule -> !rule.disabled())
                .filter(rule -> new Selecting(null, repository, null, false).all(rule.repositories()))
                .toList();
    }

    private Plan plan(int most) {
        List<Ruled> ruled = ruled();
        List<Thing> condemned =
                ruled.stream().filter(one -> !one.retained()).map(Ruled::thing).toList();
        letStay(ruled);
        List<Condemned> going = new Sentencing(manifests, staying, condemned).pass(snapshot.deletesTags(), most);

        List<Decision> decisions = new ArrayList<>();
        ruled.forEach(one -> decisions.add(judged(one, going)));
        int retained = (int) decisions.stream()
                .filter(one -> one.verdict() == Verdict.RETAIN)
                .count();
        manifests.all().stream()
                .filter(artifact -> manifests.role(artifact) != Role.CANDIDATE)
                .forEach(follower -> decisions.add(followed(follower, going)));
        return new Plan(decisions, going, ruled.size(), retained);
    }

    private List<Ruled> ruled() {
        List<Thing> things = manifests.all().stream()
                .filter(artifact -> manifests.role(artifact) == Role.CANDIDATE)
                .flatMap(this::things)
                .sorted(Thing.NEWEST_FIRST)
                .toList();
        List<Judging> judging = rules.rules().stream()
                .filter(rule -> !rule.disabled() && !rule.artifacts().isEmpty())
                .map(rule -> new Judging(snapshot, manifests, now, things, rule))
                .toList();
        return things.stream().map(thing -> Ruled.by(judging, thing)).toList();
    }

    private Stream<Thing> things(Artifact artifact) {
        List<TimeEvidence> pulls = manifests.pullsOfImages(artifact);
        return rules.unit() == Unit.ARTIFACT || artifact.tags().isEmpty()
                ? Stream.of(new Thing(artifact, true, artifact.tags(), pulls))
                : artifact.tags().stream().map(tag -> new Thing(artifact, false, List.of(tag), pulls));
    }

    private void letStay(List<Ruled> ruled) {
        staying.stay(
                ruled.stream()
                        .filter(Ruled::retained)
                        .map(one -> one.thing().artifact())
                        .toList(),
                Reason.RULE,
                null);
        letStayWhatIsInDoubt();
        letStayWhatNobodyDecidesOn();
        letStayWhatTheRegistryProtects();
        boolean someStay =
                ruled.stream().anyMatch(one -> staying.stays(one.thing().artifact()));
        if (!rules.allowEmpty() && !someStay) {
            Comparator<Ruled> taggedFirst =
                    Comparator.comparing(one -> one.thing().tags().isEmpty());
            ruled.stream()
                    .min(taggedFirst.thenComparing(Ruled::thing, Thing.NEWEST_FIRST))
                    .ifPresent(last -> staying.stay(List.of(last.thing().artifact()), Reason.LAST_ONE, null));
        }
    }

    private void letStayWhatIsInDoubt() {
        List<Artifact> doubtful = manifests.all().stream()
                .filter(artifact -> manifests.doubt(artifact) != null)
                .toList();
        doubtful.forEach(artifact -> staying.stay(List.of(artifact), manifests.doubt(artifact), null));
        if (!doubtful.isEmpty()) {
            Artifact first = doubtful.get(0);
            staying.stay(
                    manifests.all().stream()
                            .filter(artifact -> artifact.tags().isEmpty())
                            .toList(),
                    manifests.doubt(first),
                    first.digest());
        }
    }

    private void letStayWhatNobodyDecidesOn() {
        Set<Artifact> decided = new HashSet<>();
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Artifact artifact : manifests.all()) {
                boolean decides = manifests.role(artifact) == Role.CANDIDATE
                        || manifests.holders(artifact).stream().anyMatch(decided::contains);
                grows |= decides && decided.add(artifact);
            }
        }
        for (Artifact artifact : manifests.all()) {
            if (!decided.contains(artifact)) {
                Staying.Why why =
                        staying.because(artifact, manifests.holders(artifact).get(0));
                staying.stay(List.of(artifact), why.reason(), why.by());
            }
        }
    }

    /** Of what rules judge they have heard of it already. */
    private void letStayWhatTheRegistryProtects() {
        staying.stay(
                manifests.all().stream()
                        .filter(artifact -> manifests.role(artifact) != Role.CANDIDATE)
                        .filter(artifact -> artifact.tags().stream().anyMatch(TagSeen::immutable))
                        .toList(),
                Reason.IMMUTABLE,
                null);
    }

    private Decision judged(Ruled ruled, List<Condemned> going) {
        if (ruled.retained()) {
            return decision(ruled, Verdict.RETAIN, ruled.reason(), ruled.rule(), ruled.rank(), ruled.spared());
        }
        Thing thing = ruled.thing();
        boolean goes = going.stream()
                .filter(one -> one.digest().equals(thing.artifact().digest()))
                .anyMatch(one -> one.withManifest() || one.tags().containsAll(thing.tags()));
        if (goes) {
            return decision(ruled, Verdict.DELETE, ruled.reason(), ruled.rule(), ruled.rank(), false);
        }
        Staying.Why why = staying.why(thing.artifact());
        if (why.reason() == Reason.RULE) {
            Reason otherwise = snapshot.deletesTags() ? Reason.BUDGET : Reason.SHARED_DIGEST;
            why = Optional.ofNullable(staying.guard(thing.artifact())).orElse(new Staying.Why(otherwise, null));
        }
        String by = why.by() == null ? null : why.by().toString();
        return decision(ruled, Verdict.RETAIN, why.reason(), by, null, true);
    }

    private Decision decision(Ruled ruled, Verdict verdict, Reason reason, String rule, Integer rank, boolean spared) {
        Thing thing = ruled.thing();
        boolean looksAtCreation = looksAt(By.CREATED) && thing.artifact().facts() != null;
        boolean looksAtPulls = looksAt(By.PULLED) || looksAt(By.ACTIVE);
        return new Decision(
                thing.artifact().digest(),
                thing.tags(),
                Role.CANDIDATE,
                verdict,
                reason,
                rule,
                rank,
                spared,
                null,
                thing.pushed(),
                thing.pulled(),
                looksAtCreation ? thing.artifact().facts().created() : null,
                looksAtPulls ? snapshot.pullsKnownSince() : null,
                thing.untaggedSince());
    }

    private boolean looksAt(By by) {
        return rules.rules().stream()
                .filter(rule -> !rule.disabled())
                .anyMatch(rule -> rule.keep().toString().contains("by=" + by));
    }

    private Decision followed(Artifact follower, List<Condemned> going) {
        Role role = manifests.role(follower);
        Reason following = role == Role.CHILD ? Reason.INDEX_CHILD : Reason.REFERRER;
        Optional<Condemned> goes = going.stream()
                .filter(one -> one.digest().equals(follower.digest()))
                .findFirst();
        Staying.Why why = staying.why(follower);
        List<Digest> holders =
                manifests.holders(follower).stream().map(Artifact::digest).toList();
        boolean withHolder = goes.isEmpty() && holders.contains(why.by());
        Digest follows = goes.isPresent() ? goes.get().follows() : withHolder ? why.by() : holders.get(0);
        // its own pulls: those of what it refers to are no reason to decide anything here
        Thing own = new Thing(follower, true, follower.tags(), List.of());
        return new Decision(
                follower.digest(),
                own.tags(),
                role,
                goes.isPresent() ? Verdict.DELETE : Verdict.RETAIN,
                goes.isPresent() || withHolder ? following : why.reason(),
                null,
                null,
                goes.isEmpty() && !withHolder,
                follows,
                own.pushed(),
                own.pulled(),
                null,
                null);
    }
}
