package dev.tidemark.evaluator;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What comes next, and again with the same seed. */
public final class Chance {

    private final Random random;

    public Chance(long seed) {
        // neighbouring seeds begin alike
        random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    /** From 0 to less than the bound. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** True once in so many times. */
    public boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    public <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    @SafeVarargs
    public final <T> T pick(T... some) {
        return some[random.nextInt(some.length)];
    }

    public <T> List<T> some(int count, Supplier<T> supplier) {
        return Stream.generate(supplier).limit(count).toList();
    }

    void shuffle(List<?> list) {
        Collections.shuffle(list, random);
    }
}
