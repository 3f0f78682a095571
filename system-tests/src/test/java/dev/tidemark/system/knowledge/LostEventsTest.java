package dev.tidemark.system.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.audit.inventory.ToldInventory;
import dev.tidemark.audit.inventory.ToldInventory.KnownTag;
import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.RegistryEvent;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPulled;
import dev.tidemark.contracts.event.RegistryEvent.ReceiverReported;
import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.TaskId;
import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Keep.By;
import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.RetentionRules.Unit;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.evaluator.Plan;
import dev.tidemark.executor.planning.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many lives of a repository of which not everything is told, each side by side with one of which everything is. */
class LostEventsTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final TaskId TASK =
            new TaskId(new ExecutionId(1), new RegistryName("default"), new RepositoryName("library/app"));
    private static final int STEPS = 250;

    static IntStream seeds() {
        return IntStream.range(0, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingGoesThatWouldStayIfEverythingWereKnownAndAScanFindsTheTruth(int seed) {
        new Life(seed).live();
    }

    /** One of them. */
    private static final class Life {

        private final Random random;
        private final Happenings truth;
        private final ToldInventory known = new ToldInventory();
        private final ToldInventory everything = new ToldInventory();
        private final Telling telling;
        private Instant now = BEGIN;
        /** What the registry could not tell yet. It goes on trying for as long as the receiver's silence is no sign of loss. */
        private final List<RegistryEvent> waiting = new ArrayList<>();

        private boolean away;
        private Instant heard = BEGIN;

        Life(int seed) {
            random = new Random(seed);
            truth = new Happenings(TASK, random);
            telling = new Telling(known, random);
        }

        void live() {
            IntStream.range(0, 5).forEach(i -> truth.next(now));
            scan(known).forEach(event -> known.read(event, now));
            scan(everything).forEach(event -> everything.read(event, now));
            report();
            for (int step = 0; step < STEPS; step++) {
                step();
            }
            theScanFindsTheTruth();
        }

        private void step() {
            now = now.plus(Duration.ofMinutes(1 + random.nextInt(600)));
            away = random.nextInt(20) == 0 ? !away : away;
            report();
            RegistryEvent event = truth.next(now);
            everything.read(event, now);
            tell(event);
            telling.readUntil(now);
            evaluate();
            if (random.nextInt(15) == 0) {
                Instant read = random.nextBoolean() ? now : now.plus(telling.delay());
                scan(known).forEach(observed -> telling.send(observed, read));
            }
        }

        /** While the receiver is away everything waits; otherwise pulls are never lost, since nobody could know of that. */
        private void tell(RegistryEvent event) {
            if (away) {
                waiting.add(event);
            } else if (event instanceof ArtifactPulled) {
                telling.send(event, now);
            } else {
                telling.unreliably(event, now);
            }
        }

        private void report() {
            RegistryEvent report = new ReceiverReported(EventMeta.of(new UUID(0, 2), now, null), TASK.registry(), now);
            everything.read(report, now);
            if (!away) {
                known.read(report, now);
                boolean tried = !now.isAfter(heard.plus(ToldInventory.PATIENCE));
                heard = now;
                waiting.stream().filter(event -> tried).forEach(this::tell);
                waiting.clear();
            }
        }

        private void evaluate() {
            Keep keep = keep();
            boolean unnoticed = away && !now.isAfter(heard.plus(ToldInventory.PATIENCE));
            if (unnoticed && looksAtPulls(keep)) {
                return;
            }
            RetentionRules rules = rules(keep, random.nextBoolean() ? Unit.TAG : Unit.ARTIFACT);
            Plan plan = sight(random.nextInt(10) == 0 ? null : known).plan(rules);
            Plan knowing = sight(everything).plan(rules);
            Set<String> going = condemned(plan);
            going.removeAll(condemned(knowing));
            assertThat(going)
                    .as("%s at %s: %s where %s", keep, now, plan.decisions(), knowing.decisions())
                    .isEmpty();
        }

        private void theScanFindsTheTruth() {
            now = now.plus(Duration.ofDays(30));
            telling.readUntil(now);
            scan(known).forEach(event -> known.read(event, now));
            assertThat(pointers(known)).isEqualTo(truth.tags());
            assertThat(pointers(everything)).isEqualTo(truth.tags());
            assertThat(scan(known)).as("nothing is left to tell").hasSize(1);
            known.tags()
                    .forEach((tag, found) -> surrounds(found, everything.tags().get(tag)));
        }

        /** What is known of a push is the truth, or lies around it. */
        private static void surrounds(KnownTag found, KnownTag exact) {
            if (!found.atFirstScan() && !exact.atFirstScan()) {
                assertThat(found.firstSeen()).isAfterOrEqualTo(exact.firstSeen());
                assertThat(found.notBefore() == null ? exact.firstSeen() : found.notBefore())
                        .isBeforeOrEqualTo(exact.firstSeen());
            }
        }

        private List<RegistryEvent> scan(ToldInventory inventory) {
            return sight(inventory).observations();
        }

        private Sight sight(ToldInventory inventory) {
            return Sight.of(TASK, truth.tags(), truth.facts(now), inventory, now);
        }

        private static Map<Tag, Digest> pointers(ToldInventory inventory) {
            return inventory.tags().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().digest()));
        }

        private Keep keep() {
            Keep newest = new Keep.Newest(by(), 1 + random.nextInt(6));
            Keep young = new Keep.YoungerThan(by(), 3_600L * (1 + random.nextInt(24 * 20)));
            return switch (random.nextInt(4)) {
                case 0 -> newest;
                case 1 -> young;
                case 2 -> new Keep.All(List.of(newest, young));
                default -> new Keep.Any(List.of(newest, young));
            };
        }

        private By by() {
            return List.of(By.PUSHED, By.PULLED, By.ACTIVE).get(random.nextInt(3));
        }

        private static boolean looksAtPulls(Keep keep) {
            return keep.toString().contains("PULLED") || keep.toString().contains("ACTIVE");
        }

        /** A policy that may empty a repository: what else stays decides about the last artifact, not what is known of its age. */
        private static RetentionRules rules(Keep keep, Unit unit) {
            Selector everything = new Selector.ByTag(new Pattern(Pattern.Syntax.DOUBLESTAR, "**"), false, true);
            return new RetentionRules(
                    unit, List.of(new RetentionRule("rule", false, List.of(), List.of(everything), keep)), true);
        }

        private static Set<String> condemned(Plan plan) {
            Set<String> condemned = new HashSet<>();
            for (Condemned one : plan.condemned()) {
                one.tags().forEach(tag -> condemned.add(tag.value()));
                if (one.withManifest()) {
                    condemned.add(one.digest().value());
                }
            }
            return condemned;
        }
    }
}
