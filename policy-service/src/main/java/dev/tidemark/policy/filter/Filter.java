package dev.tidemark.policy.filter;

import java.util.ArrayList;
import java.util.List;

/**
 * Which items of a list, and in which order.
 *
 * @param clauses all of which hold
 * @param orders the first counts most; empty for the list's own order
 */
public record Filter<F extends Field>(List<Clause<F>> clauses, List<Order<F>> orders) {

    /** What one field has to be. */
    public record Clause<F extends Field>(F field, Condition condition) {}

    /** That items are ordered by a field. */
    public record Order<F extends Field>(F field, boolean isDescending) {}

    public Filter {
        clauses = List.copyOf(clauses);
        orders = List.copyOf(orders);
    }

    /** All items, in the list's own order. */
    public static <F extends Field> Filter<F> all() {
        return new Filter<>(List.of(), List.of());
    }

    /** With this condition on the field, in place of any other. */
    public Filter<F> but(F field, Condition condition) {
        List<Clause<F>> others = new ArrayList<>(clauses);
        others.removeIf(clause -> clause.field().equals(field));
        others.add(new Clause<>(field, condition));
        return new Filter<>(others, orders);
    }
}
