package dev.tidemark.evaluator.benchmark;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Plans repositories of up to a million tags by fifteen rules, on one core and within 512 MB: that is to take two seconds at most, and to
 * grow no faster than sorting does. Not among the tests of a build, as its name does not end like theirs.
 */
class PlanBenchmark {

    /** What is young gets little, since the snapshot and what is known of each tag stay for the whole plan. */
    private static final String[] JVM = {
        "-Xms512m", "-Xmx512m", "-Xmn64m", "-XX:+UseSerialGC", "-XX:ActiveProcessorCount=1"
    };

    @Test
    void tellsHowLongPlansTake() throws RunnerException {
        Options options = new OptionsBuilder()
                .include(Planning.class.getName())
                .mode(Mode.SingleShotTime)
                .timeUnit(TimeUnit.MILLISECONDS)
                .forks(1)
                .jvmArgs(JVM)
                .warmupIterations(6)
                .measurementIterations(6)
                .shouldDoGC(true)
                .shouldFailOnError(true)
                .addProfiler(CpuTime.class)
                .build();
        print(new Runner(options).run());
    }

    private static void print(Collection<RunResult> results) {
        System.out.printf("%n%-12s %10s %10s %10s %16s%n", "", "tags", "ms", "ms of cpu", "against n log n");
        for (String benchmark : List.of("plan", "planAndRead")) {
            List<Measured> all = results.stream()
                    .filter(result -> result.getPrimaryResult().getLabel().equals(benchmark))
                    .map(Measured::of)
                    .sorted(Comparator.comparing(Measured::tags))
                    .toList();
            all.forEach(one -> System.out.printf(
                    Locale.ROOT,
                    "%-12s %,10d %,10.1f %,10.1f %16.2f%n",
                    benchmark,
                    one.tags(),
                    one.millis(),
                    one.cpu(),
                    one.growthSince(all.get(0))));
        }
    }

    private record Measured(int tags, double millis, double cpu) {

        static Measured of(RunResult result) {
            int tags = Integer.parseInt(result.getParams().getParam("tags"));
            int plans = Planning.plans(tags);
            return new Measured(
                    tags,
                    result.getPrimaryResult().getScore() / plans,
                    result.getSecondaryResults().get(CpuTime.NAME).getScore() / plans);
        }

        /** How much longer it takes, by the processor, as a share of what sorting would: 1 is just as much, less is better. */
        double growthSince(Measured least) {
            return cpu / least.cpu / (tags * Math.log(tags) / (least.tags * Math.log(least.tags)));
        }
    }
}
