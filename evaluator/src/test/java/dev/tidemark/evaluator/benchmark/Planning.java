package dev.tidemark.evaluator.benchmark;

import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.evaluator.Evaluator;
import dev.tidemark.evaluator.Snapshot;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What is measured: plans of a million tags in all, so that what is small is warm as soon as what is large. Public, and not final, since the
 * generated code extends it.
 */
@State(Scope.Benchmark)
public class Planning {

    private static final int TAGS_IN_ALL = 1_000_000;

    @Param({"10000", "100000", "1000000"})
    public int tags;

    private Snapshot snapshot;
    private RetentionRules rules;

    @Setup
    public void setUp() {
        snapshot = LargeRepository.of(tags);
        rules = TypicalPolicy.perTag();
    }

    /** How many plans of so many tags are made in one go. */
    static int plans(int tags) {
        return TAGS_IN_ALL / tags;
    }

    @Benchmark
    public void plan(Blackhole reader) {
        for (int i = 0; i < plans(tags); i++) {
            reader.consume(Evaluator.plan(snapshot, rules, LargeRepository.NOW));
        }
    }

    /** Decisions are put into words when they are read, and somebody reads them all. */
    @Benchmark
    public void planAndRead(Blackhole reader) {
        for (int i = 0; i < plans(tags); i++) {
            for (Decision decision :
                    Evaluator.plan(snapshot, rules, LargeRepository.NOW).decisions()) {
                reader.consume(decision);
            }
        }
    }
}
