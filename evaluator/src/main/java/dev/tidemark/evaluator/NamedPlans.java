package dev.tidemark.evaluator;

import dev.tidemark.contracts.event.DeletionEvent.DeletionsCondemned;
import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Decision.Role;
import dev.tidemark.contracts.execution.Decision.Verdict;
import dev.tidemark.contracts.registry.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Joins the two plans for what a client named where nobody knows yet whether the registry can delete a tag alone. */
final class NamedPlans {

    private NamedPlans() {}

    /**
     * What either condemns. Whoever deletes finds out what the registry can, leaves manifests that then need not go, and tags that then
     * cannot.
     *
     * @param whole as if no tag could go alone
     * @param alone as if tags could
     */
    static Plan either(Plan whole, Plan alone) {
        List<Decision> decisions = decisions(whole, alone);
        int retained = (int) decisions.stream()
                .filter(one -> one.role() == Role.CANDIDATE && one.verdict() == Verdict.RETAIN)
                .count();
        return new Plan(decisions, condemned(whole, alone), whole.total(), retained);
    }

    /** Both tell of the same, in the same order. */
    private static List<Decision> decisions(Plan whole, Plan alone) {
        List<Decision> decisions = new ArrayList<>(whole.decisions());
        for (int i = 0; i < decisions.size(); i++) {
            if (decisions.get(i).verdict() == Verdict.RETAIN) {
                decisions.set(i, alone.decisions().get(i));
            }
        }
        return decisions;
    }

    private static List<Condemned> condemned(Plan whole, Plan alone) {
        Set<Digest> inAnyCase = digests(alone, Condemned::withManifest);
        List<Condemned> all = new ArrayList<>();
        for (Condemned one : whole.condemned()) {
            all.add(inAnyCase.contains(one.digest()) ? one : whereTagsCannotGo(one));
        }
        Set<Digest> there = digests(whole, any -> true);
        int room = DeletionsCondemned.MAX_SUBJECTS - whole.subjects();
        for (Condemned one : alone.condemned()) {
            if (!there.contains(one.digest()) && one.subjects() <= room) {
                all.add(one);
                room -= one.subjects();
            }
        }
        return all;
    }

    private static Set<Digest> digests(Plan plan, Predicate<Condemned> which) {
        return plan.condemned().stream().filter(which).map(Condemned::digest).collect(Collectors.toSet());
    }

    private static Condemned whereTagsCannotGo(Condemned one) {
        return new Condemned(one.digest(), one.tags(), one.withManifest(), one.follows(), one.frees(), true);
    }
}
