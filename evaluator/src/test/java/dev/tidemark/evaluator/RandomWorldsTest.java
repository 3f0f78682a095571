package dev.tidemark.evaluator;

import static dev.tidemark.evaluator.EvaluatorFixtures.NOW;
import static dev.tidemark.evaluator.EvaluatorFixtures.afterwards;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Decision.Verdict;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What must hold of every plan, over repositories and policies that nobody thought of. */
class RandomWorldsTest {

    private static final long SEED = Long.getLong("tidemark.seed", 20_261_120L);
    private static final int WORLDS = Integer.getInteger("tidemark.worlds", 5_000);

    @Test
    void theOrderOfListingNeverChangesThePlan() {
        inEveryWorld(true, (snapshot, rules) -> {
            List<Artifact> shuffled = snapshot.artifacts().stream()
                    .map(one ->
                            new Artifact(one.digest(), one.facts(), reversed(one.tags()), one.pushed(), one.pulled()))
                    .collect(Collectors.toCollection(ArrayList::new));
            Collections.shuffle(shuffled, new Random(1));

            Snapshot other = new Snapshot(snapshot.repository(), shuffled, snapshot.deletesTags(), null);
            assertThat(plan(other, rules)).isEqualTo(plan(snapshot, rules));
        });
    }

    @Test
    void whatIsKeptKeepsAllThatItNeeds() {
        inEveryWorld(false, (snapshot, rules) -> {
            Set<Digest> gone = manifests(plan(snapshot, rules).condemned());
            for (Artifact artifact : snapshot.artifacts()) {
                boolean keptByItsSubject =
                        subjects(artifact).anyMatch(subject -> isThere(snapshot, subject) && !gone.contains(subject));
                if (keptByItsSubject) {
                    assertThat(gone).doesNotContain(artifact.digest());
                }
                if (!gone.contains(artifact.digest()) && artifact.facts() != null) {
                    assertDisjoint(gone, artifact.facts().children());
                }
            }
        });
    }

    @Test
    void carryingOutAPlanLeavesNothingToCondemn() {
        inEveryWorld(false, (snapshot, rules) -> {
            Plan first = plan(snapshot, rules);
            Snapshot after = afterwards(snapshot, first);
            Plan second = plan(after, rules);
            // an orphaned follower is judged from now on, and takes its place among the others
            if (roles(first).containsAll(roles(second))) {
                assertThat(second.condemned()).isEmpty();
            }
        });
    }

    @Test
    void oneMoreRuleNeverCondemnsMore() {
        inEveryWorld(true, (snapshot, rules) -> {
            boolean judges = rules.rules().stream()
                    .anyMatch(rule -> !rule.disabled() && !rule.artifacts().isEmpty());
            List<RetentionRule> more = new ArrayList<>(rules.rules());
            more.add(new RandomWorld(snapshot.hashCode()).rule(9));
            if (judges) {
                assertThat(subjects(plan(snapshot, rules)))
                        .containsAll(subjects(plan(snapshot, new RetentionRules(rules.unit(), more, true))));
            }
        });
    }

    @Test
    void anArtifactOfUnprovenAgeNeverPushesAnotherOneOut() {
        inEveryWorld(true, (snapshot, rules) -> {
            Artifact unproven = new RandomWorld(snapshot.hashCode()).unproven(77);
            List<Artifact> more = new ArrayList<>(snapshot.artifacts());
            more.add(unproven);
            Collection<String> with =
                    subjects(plan(new Snapshot(snapshot.repository(), more, snapshot.deletesTags(), null), rules));
            with.removeIf(subject -> subject.startsWith(unproven.digest().toString()));

            assertThat(subjects(plan(snapshot, rules))).containsAll(with);
        });
    }

    @Test
    void noRuleCondemnsByAnUnprovenTime() {
        inEveryWorld(false, (snapshot, rules) -> {
            if (!rules.rules().stream().allMatch(RandomWorldsTest::looksAtPushesOnly)) {
                return;
            }
            Map<Tag, TimeEvidence> times = new HashMap<>();
            snapshot.artifacts()
                    .forEach(artifact -> artifact.tags().forEach(seen -> times.put(seen.tag(), seen.pushed())));
            plan(snapshot, rules).decisions().stream()
                    .filter(one -> one.verdict() == Verdict.DELETE && one.reason() == Reason.NOT_RETAINED)
                    .flatMap(one -> one.tags().stream())
                    .map(times::get)
                    .forEach(time -> assertThat(time)
                            .matches(known -> known != null && known.source().mayCondemn()));
        });
    }

    @Test
    void nothingOfDoubtEverGoesNorWhatItMayReferTo() {
        inEveryWorld(false, (snapshot, rules) -> {
            Set<Digest> gone = manifests(plan(snapshot, rules).condemned());
            List<Artifact> doubtful = snapshot.artifacts().stream()
                    .filter(RandomWorldsTest::isDoubtful)
                    .toList();
            assertDisjoint(gone, doubtful.stream().map(Artifact::digest).toList());
            if (!doubtful.isEmpty()) {
                snapshot.artifacts().stream()
                        .filter(artifact -> artifact.tags().isEmpty())
                        .forEach(artifact -> assertThat(gone).doesNotContain(artifact.digest()));
            }
        });
    }

    @Test
    void holdersGoBeforeWhatTheyHold() {
        inEveryWorld(false, (snapshot, rules) -> {
            List<Digest> order = plan(snapshot, rules).condemned().stream()
                    .filter(Condemned::withManifest)
                    .map(Condemned::digest)
                    .toList();
            for (Artifact artifact : snapshot.artifacts()) {
                int place = order.indexOf(artifact.digest());
                List<Digest> children =
                        artifact.facts() == null ? List.of() : artifact.facts().children();
                assertThat(children)
                        .allMatch(child -> place < 0 || !order.contains(child) || order.indexOf(child) > place);
                assertThat(subjects(artifact).filter(subject -> !subject.equals(artifact.digest())))
                        .allMatch(subject -> place < 0 || order.indexOf(subject) < place);
            }
        });
    }

    @Test
    void decisionsAndCondemnedSayTheSame() {
        inEveryWorld(false, (snapshot, rules) -> {
            Plan plan = plan(snapshot, rules);
            assertThat(told(plan, Verdict.DELETE)).containsExactlyInAnyOrderElementsOf(subjects(plan));
            assertDisjoint(told(plan, Verdict.RETAIN), subjects(plan));
            assertThat(plan.decisions())
                    .extracting(Decision::digest)
                    .containsAll(
                            snapshot.artifacts().stream().map(Artifact::digest).toList());
            List<Decision> judged = plan.decisions().stream()
                    .filter(one -> one.role() == Decision.Role.CANDIDATE)
                    .toList();
            assertThat(plan.total()).isEqualTo(judged.size());
            assertThat(plan.retained())
                    .isEqualTo(judged.stream()
                            .filter(one -> one.verdict() == Verdict.RETAIN)
                            .count());
            assertThat(plan.retained()).isGreaterThanOrEqualTo(rules.allowEmpty() || judged.isEmpty() ? 0 : 1);
            Set<Digest> seen = new HashSet<>();
            for (Condemned condemned : plan.condemned()) {
                assertThat(condemned.follows()).matches(holder -> holder == null || seen.contains(holder));
                assertThat(seen.add(condemned.digest())).isTrue();
            }
        });
    }

    private static void inEveryWorld(boolean allowEmpty, BiConsumer<Snapshot, RetentionRules> property) {
        for (int i = 0; i < WORLDS; i++) {
            RandomWorld world = new RandomWorld(SEED + i);
            Snapshot snapshot = world.snapshot();
            RetentionRules rules = world.rules(allowEmpty || i % 2 == 0);
            try {
                property.accept(snapshot, rules);
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError(
                        "with -Dtidemark.seed=" + (SEED + i) + " (the first world): " + snapshot + " under " + rules,
                        broken);
            }
        }
    }

    private static void assertDisjoint(Collection<?> one, Collection<?> other) {
        assertThat(one.stream().filter(other::contains).toList()).isEmpty();
    }

    private static Plan plan(Snapshot snapshot, RetentionRules rules) {
        return Evaluator.plan(snapshot, rules, NOW);
    }

    private static Set<Digest> manifests(List<Condemned> condemned) {
        return condemned.stream()
                .filter(Condemned::withManifest)
                .map(Condemned::digest)
                .collect(Collectors.toSet());
    }

    private static Collection<String> subjects(Plan plan) {
        return plan.condemned().stream()
                .flatMap(one -> Stream.concat(
                        one.tags().stream().map(tag -> one.digest() + " " + tag),
                        one.withManifest() && one.tags().isEmpty()
                                ? Stream.of(one.digest().toString())
                                : Stream.empty()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Collection<String> told(Plan plan, Verdict verdict) {
        return plan.decisions().stream()
                .filter(one -> one.verdict() == verdict)
                .flatMap(one -> one.tags().isEmpty()
                        ? Stream.of(one.digest().toString())
                        : one.tags().stream().map(tag -> one.digest() + " " + tag))
                .toList();
    }

    private static boolean looksAtPushesOnly(RetentionRule rule) {
        return rule.keep() instanceof Keep.Always
                || rule.keep() instanceof Keep.Newest newest && newest.by() == Keep.By.PUSHED
                || rule.keep() instanceof Keep.Within within && within.by() == Keep.By.PUSHED;
    }

    private static Set<String> roles(Plan plan) {
        return plan.decisions().stream()
                .map(one -> one.digest() + " " + one.role())
                .collect(Collectors.toSet());
    }

    private static boolean isThere(Snapshot snapshot, Digest digest) {
        return snapshot.artifacts().stream()
                .anyMatch(artifact -> artifact.digest().equals(digest));
    }

    private static boolean isDoubtful(Artifact artifact) {
        return artifact.facts() == null || !MediaTypes.isKnown(artifact.facts().mediaType());
    }

    private static Stream<Digest> subjects(Artifact artifact) {
        Stream<Digest> declared = artifact.facts() == null
                ? Stream.empty()
                : Stream.ofNullable(artifact.facts().subject());
        Stream<Digest> attached = artifact.tags().stream()
                .map(seen -> seen.tag().value())
                .filter(name -> name.startsWith("sha256-"))
                .map(name -> new Digest("sha256:" + name.substring(7, 71)));
        return Stream.concat(declared, attached);
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> other = new ArrayList<>(list);
        Collections.reverse(other);
        return other;
    }
}
