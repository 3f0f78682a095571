package dev.tidemark.executor.deletion;

import dev.tidemark.contracts.event.DeletionEvent.DeletionsCondemned;
import dev.tidemark.contracts.execution.Condemned;
import java.util.List;
import java.util.stream.Stream;

/** Takes out of a plan what need not go where the registry can delete a tag alone, which nobody knew when it was made. Pure. */
final class TagsSuffice {

    private TagsSuffice() {}

    static DeletionsCondemned where(DeletionsCondemned plan) {
        List<Condemned> condemned =
                plan.condemned().stream().flatMap(TagsSuffice::left).toList();
        return condemned.equals(plan.condemned())
                ? plan
                : new DeletionsCondemned(
                        plan.meta(),
                        plan.task(),
                        plan.policy(),
                        plan.plan(),
                        condemned,
                        plan.tagsListed(),
                        plan.total(),
                        plan.retained(),
                        plan.notAfter(),
                        plan.unit());
    }

    private static Stream<Condemned> left(Condemned one) {
        if (!Boolean.TRUE.equals(one.tagsSuffice())) {
            return Stream.of(one);
        }
        return one.follows() != null || one.tags().isEmpty()
                ? Stream.empty()
                : Stream.of(new Condemned(one.digest(), one.tags(), false, null));
    }
}
