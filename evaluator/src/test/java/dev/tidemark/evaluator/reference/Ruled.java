package dev.tidemark.evaluator.reference;

import dev.tidemark.contracts.execution.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What all rules say of a thing, and the registry's protection. */
record Ruled(Thing thing, boolean retained, boolean spared, Reason reason, String rule, Integer rank) {

    private record Said(String rule, Finding finding) {}

    /** The first rule decides that surely retains it; failing that, the first that may; failing that, the first that selects it. */
    static Ruled by(List<Judging> rules, Thing thing) {
        List<Said> said = new ArrayList<>();
        rules.forEach(rule -> rule.finding(thing).ifPresent(finding -> said.add(new Said(rule.name(), finding))));
        Optional<Said> sure = first(said, Finding::surely);
        Optional<Said> unsure = first(said, Finding::isUnsure);
        if (rules.isEmpty()) {
            return new Ruled(thing, true, false, Reason.NOT_SELECTED, null, null);
        }
        if (sure.isPresent()) {
            return of(thing, true, false, Reason.RULE, sure.get());
        }
        if (unsure.isPresent()) {
            return of(thing, true, true, unsure.get().finding().doubt(), unsure.get());
        }
        if (thing.immutable()) {
            return new Ruled(thing, true, true, Reason.IMMUTABLE, null, null);
        }
        return said.isEmpty()
                ? new Ruled(thing, false, false, Reason.NOT_SELECTED, null, null)
                : of(thing, false, false, Reason.NOT_RETAINED, said.get(0));
    }

    private static Optional<Said> first(List<Said> said, Predicate<Finding> which) {
        return said.stream().filter(one -> which.test(one.finding())).findFirst();
    }

    private static Ruled of(Thing thing, boolean retained, boolean spared, Reason reason, Said said) {
        return new Ruled(
                thing, retained, spared, reason, said.rule(), said.finding().rank());
    }
}
