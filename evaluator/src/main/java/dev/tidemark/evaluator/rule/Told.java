package dev.tidemark.evaluator.rule;

import java.util.Set;
import java.util.function.Predicate;

/**
 * What artifacts say of themselves. To say nothing is something else than not to have been asked.
 *
 * @param all whether they say no more than that
 */
public record Told(Set<String> values, boolean all) {

    /** Of an artifact that could not be asked. */
    public static final Told UNKNOWN = new Told(Set.of(), false);

    public Told {
        values = Set.copyOf(values);
    }

    /** Whether they say something like that. */
    Answer any(Predicate<String> like) {
        if (values.stream().anyMatch(like)) {
            return Answer.YES;
        }
        return all ? Answer.NO : Answer.UNSURE;
    }
}
