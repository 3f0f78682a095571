package dev.tidemark.evaluator;

import static dev.tidemark.evaluator.EvaluatorFixtures.IMAGE;
import static dev.tidemark.evaluator.EvaluatorFixtures.INDEX;
import static dev.tidemark.evaluator.EvaluatorFixtures.NOW;
import static dev.tidemark.evaluator.EvaluatorFixtures.REPOSITORY;
import static dev.tidemark.evaluator.EvaluatorFixtures.digest;
import static dev.tidemark.evaluator.EvaluatorFixtures.facts;
import static dev.tidemark.evaluator.EvaluatorFixtures.tag;

import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.contracts.registry.Digest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A small repository of everything at once, and a policy for it. Manifests are held by ones of a lower number only, as content addressing
 * has it; what is held may be missing.
 */
final class RandomWorld {

    private static final List<String> PATTERNS = List.of("**", "a*", "{a*,b*}", "c?", "[ab]1", "nothing");
    private static final List<String> SUFFIXES = List.of("", ".sig", ".att", ".sbom");

    private final Random random;
    private final Set<String> taken = new HashSet<>();

    RandomWorld(long seed) {
        random = new Random(seed);
    }

    Snapshot snapshot() {
        int size = 1 + random.nextInt(10);
        List<Artifact> artifacts = IntStream.rangeClosed(1, size)
                .mapToObj(number -> artifact(number, size))
                .toList();
        return new Snapshot(REPOSITORY, artifacts, random.nextBoolean(), null);
    }

    RetentionRules rules(boolean allowEmpty) {
        List<RetentionRule> rules =
                IntStream.range(0, 1 + random.nextInt(3)).mapToObj(this::rule).toList();
        RetentionRules.Unit unit = random.nextInt(4) == 0 ? RetentionRules.Unit.TAG : RetentionRules.Unit.ARTIFACT;
        return new RetentionRules(unit, rules, allowEmpty);
    }

    RetentionRule rule(int number) {
        List<Selector> selectors = Stream.generate(this::selector)
                .limit(random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(2))
                .toList();
        return new RetentionRule("rule " + number, random.nextInt(10) == 0, List.of(), selectors, keep());
    }

    /** An image that nothing is known to hold, and whose age nothing proves. */
    Artifact unproven(int number) {
        TimeEvidence time = random.nextBoolean() ? null : new TimeEvidence(time().at(), TimeSource.CREATED_ONLY);
        return EvaluatorFixtures.image(number, "c" + number, time);
    }

    private Artifact artifact(int number, int size) {
        List<TagSeen> tags = tags(number);
        if (random.nextInt(40) == 0) {
            return Artifact.unreadable(digest(number), tags);
        }
        boolean index = random.nextInt(3) == 0;
        List<Integer> children = index
                ? IntStream.range(0, 1 + random.nextInt(3))
                        .map(i -> number + 1 + random.nextInt(size))
                        .boxed()
                        .toList()
                : List.of();
        Digest subject = random.nextInt(5) == 0 ? lower(number) : null;
        String type = random.nextInt(40) == 0 ? "application/x-unknown" : index ? INDEX : IMAGE;
        return new Artifact(digest(number), facts(number, type, children, subject), tags, maybe(), maybe());
    }

    private List<TagSeen> tags(int number) {
        List<TagSeen> tags = new ArrayList<>();
        for (int i = random.nextInt(4) - 1; i > 0; i--) {
            tags.add(tag("abc".charAt(random.nextInt(3)) + "" + number + i, maybe()));
        }
        if (random.nextInt(6) == 0) {
            int subject = 1 + random.nextInt(Math.max(1, number - 1));
            String name = "sha256-" + digest(subject).hex() + SUFFIXES.get(random.nextInt(SUFFIXES.size()));
            if (taken.add(name)) {
                tags.add(tag(name, maybe()));
            }
        }
        return tags;
    }

    private Digest lower(int number) {
        return digest(random.nextInt(8) == 0 ? 99 : 1 + random.nextInt(Math.max(1, number - 1)));
    }

    private Keep keep() {
        Keep.By by = Keep.By.values()[random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0];
        return switch (random.nextInt(5)) {
            case 0 -> new Keep.Always();
            case 1, 2 -> new Keep.Within(by, random.nextInt(12), random.nextBoolean());
            default -> new Keep.Newest(by, random.nextInt(4));
        };
    }

    private Selector selector() {
        Pattern pattern = new Pattern(Pattern.Syntax.DOUBLESTAR, PATTERNS.get(random.nextInt(PATTERNS.size())));
        return new Selector.ByTag(pattern, random.nextInt(5) == 0, random.nextBoolean());
    }

    private TimeEvidence maybe() {
        return random.nextInt(6) == 0 ? null : time();
    }

    private TimeEvidence time() {
        TimeSource source = random.nextInt(6) == 0 ? TimeSource.CREATED_ONLY : TimeSource.EVENT;
        return new TimeEvidence(NOW.minus(Duration.ofDays(random.nextInt(14))), source);
    }
}
