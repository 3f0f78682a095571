package dev.tidemark.evaluator;

import dev.tidemark.contracts.execution.Condemned;

/**
 * What one plan may condemn, so that it fits the one record that carries it. Counting subjects is enough: as many of them as may be stay
 * below 4 MiB, however long their names are.
 */
final class Budget {

    private final int most;
    private long subjects;
    private boolean exhausted;

    Budget(int most) {
        this.most = most;
    }

    /**
     * Takes the group, if there is room. After the first group without room none is taken any more, so that what is older goes first; one
     * that would not fit an empty plan either holds up nobody.
     */
    boolean take(Group group) {
        long more = group.condemned().stream().mapToLong(Condemned::subjects).sum();
        if (more > most) {
            return false;
        }
        exhausted |= subjects + more > most;
        if (!exhausted) {
            subjects += more;
        }
        return !exhausted;
    }
}
