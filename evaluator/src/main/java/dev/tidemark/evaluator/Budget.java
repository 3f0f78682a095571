package dev.tidemark.evaluator;

/**
 * What one plan may condemn, so that it fits the one record that carries it. Counting subjects is enough: as many of them as may be stay
 * below 4 MiB, however long their names are.
 */
final class Budget {

    private final int most;
    private long taken;
    private boolean exhausted;

    Budget(int most) {
        this.most = most;
    }

    /**
     * Takes so many subjects, if there is room. After the first ones without room none are taken any more, so that what is older goes first;
     * those that would not fit an empty plan either hold up nobody.
     */
    boolean take(long subjects) {
        if (subjects > most) {
            return false;
        }
        exhausted |= taken + subjects > most;
        if (!exhausted) {
            taken += subjects;
        }
        return !exhausted;
    }

    /** Whether none will be taken any more. */
    boolean isExhausted() {
        return exhausted;
    }
}
