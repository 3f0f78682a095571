package dev.tidemark.evaluator.reference;

import dev.tidemark.contracts.execution.Reason;

/**
 * What a rule, or a part of one, says of a thing.
 *
 * @param surely whether it is retained whatever the unknown turns out to be
 * @param possibly whether it is retained if the unknown turns out in its favour
 * @param doubt where the two differ: why
 * @param rank null where nothing is ranked
 */
record Finding(boolean surely, boolean possibly, Reason doubt, Integer rank) {

    boolean isUnsure() {
        return surely != possibly;
    }
}
