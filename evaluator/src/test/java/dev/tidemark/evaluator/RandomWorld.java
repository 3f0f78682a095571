package dev.tidemark.evaluator;

import static dev.tidemark.evaluator.EvaluatorFixtures.NOW;
import static dev.tidemark.evaluator.EvaluatorFixtures.REPOSITORY;

import dev.tidemark.contracts.event.DeletionEvent.DeletionsCondemned;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.evaluator.pattern.PatternException;
import java.util.List;
import java.util.function.Consumer;

/** A random repository with a random policy. */
record RandomWorld(long seed, Snapshot snapshot, RetentionRules rules) {

    private static final long SEED = Long.getLong("tidemark.seed", 20_261_120L);
    private static final int WORLDS = Integer.getInteger("tidemark.worlds", 500);

    static RandomWorld of(long seed, boolean allowEmpty) {
        RetentionRules rules = new RandomRules(new Chance(seed)).rules(allowEmpty);
        return new RandomWorld(seed, new RandomSnapshot(~seed).snapshot(), rules);
    }

    /** Checks every other world where a repository may be emptied, and every other one where it may not. */
    static void each(Consumer<RandomWorld> property) {
        for (long seed = SEED; seed < SEED + WORLDS; seed++) {
            check(RandomWorld.of(seed, seed % 2 == 0), property);
        }
    }

    /** As {@link #each}, but every repository may be emptied: the last artifact is another one if less is condemned. */
    static void eachThatMayBeEmptied(Consumer<RandomWorld> property) {
        for (long seed = SEED; seed < SEED + WORLDS; seed++) {
            check(RandomWorld.of(seed, true), property);
        }
    }

    private static void check(RandomWorld world, Consumer<RandomWorld> property) {
        try {
            property.accept(world);
        } catch (PatternException malformed) {
            // then nothing is decided, and there is nothing to check
        } catch (AssertionError | RuntimeException broken) {
            throw new AssertionError(
                    "with -Dtidemark.seed=" + world.seed + " (the first world): " + world.snapshot + " under "
                            + world.rules,
                    broken);
        }
    }

    Plan plan() {
        return plan(DeletionsCondemned.MAX_SUBJECTS);
    }

    Plan plan(int most) {
        return Evaluator.plan(snapshot, selecting(), NOW, most);
    }

    /** What the policy says of this repository. */
    RetentionRules selecting() {
        return Selection.rulesFor(rules, REPOSITORY)
                .orElseGet(() -> new RetentionRules(rules.unit(), List.of(), rules.allowEmpty()));
    }

    /** Chance that is this world's own. */
    Chance chance() {
        return new Chance(seed + 1L << 40);
    }

    RandomWorld with(Snapshot other) {
        return new RandomWorld(seed, other, rules);
    }

    RandomWorld with(RetentionRules other) {
        return new RandomWorld(seed, snapshot, other);
    }
}
