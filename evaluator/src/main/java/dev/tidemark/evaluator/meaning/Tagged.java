package dev.tidemark.evaluator.meaning;

import dev.tidemark.contracts.policy.Selector;

/** Knows whether what a condition selects has tags. */
final class Tagged {

    static final Selector UNTAGGED = new Selector.Untagged();
    static final Selector TAGGED = new Selector.Not(UNTAGGED);

    private Tagged() {}

    /** Whether it selects nothing without a tag, as far as can be told. */
    static boolean isAll(Selector selector) {
        if (selector instanceof Selector.ByTag byTag) {
            return byTag.untagged() == byTag.excluding();
        }
        if (selector instanceof Selector.AnyOf any) {
            return !any.of().isEmpty() && any.of().stream().allMatch(Tagged::isAll);
        }
        return selector.equals(TAGGED)
                || selector instanceof Selector.AllOf all && all.of().stream().anyMatch(Tagged::isAll);
    }

    /** Whether it selects nothing that has a tag, as far as can be told. */
    static boolean isNone(Selector selector) {
        return selector.equals(UNTAGGED)
                || selector instanceof Selector.AllOf all && all.of().contains(UNTAGGED);
    }
}
