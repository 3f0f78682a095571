package dev.tidemark.executor.planning;

import static dev.tidemark.executor.planning.PlanningFixtures.APP;
import static dev.tidemark.executor.planning.PlanningFixtures.NOW;
import static dev.tidemark.executor.planning.PlanningFixtures.REGISTRY;
import static dev.tidemark.executor.planning.PlanningFixtures.TASK;
import static dev.tidemark.executor.planning.PlanningFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.event.DecisionEvent.TaskPlanned;
import dev.tidemark.contracts.event.DeletionEvent.DeletionsCondemned;
import dev.tidemark.contracts.event.Event;
import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.Position;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactObserved;
import dev.tidemark.contracts.event.RegistryEvent.RepositoryScanned;
import dev.tidemark.contracts.event.ResultEvent.TaskFinished;
import dev.tidemark.contracts.event.TaskEvent.TaskRequested;
import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.TaskStatus;
import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.guard.SaidStops;
import dev.tidemark.executor.inventory.Inventory;
import dev.tidemark.executor.messaging.RecordedPublisher;
import dev.tidemark.executor.registry.Registries;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.memory.Call.Operation;
import dev.tidemark.executor.registry.memory.InMemoryRegistry;
import dev.tidemark.executor.registry.memory.InMemoryRegistry.TagDeletion;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanTaskTest {

    private static final Keep EVERYTHING = new Keep.Always();

    private final RecordedPublisher published = new RecordedPublisher();
    private final InMemoryRegistry registry = InMemoryRegistry.empty(REGISTRY, TagDeletion.AS_TAGS);
    private Inventory inventory = Inventory.EMPTY;
    private Position knows;
    private boolean stopped;

    @Test
    void tellsOfTheScanThenOfThePlanThenOfTheEnd() {
        registry.push(APP, NOW.minus(Duration.ofDays(9)), "v1");

        plan(NOW, task("**", EVERYTHING, false));

        assertThat(published.told(Event.class))
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("ArtifactObserved", "RepositoryScanned", "TaskPlanned", "TaskFinished");
        assertThat(end().status()).isEqualTo(TaskStatus.SUCCESS);
        assertThat(end().totals().retained()).isEqualTo(1);
    }

    @Test
    void sendsNothingButReads() {
        registry.push(APP, NOW.minus(Duration.ofDays(9)), "v1");
        registry.push(APP, NOW.minus(Duration.ofDays(8)), "v2");

        plan(NOW, task("**", new Keep.Newest(Keep.By.PUSHED, 1), false));
        plan(NOW, task("**", new Keep.Newest(Keep.By.PUSHED, 1), true));

        assertThat(Stream.of(Operation.values()).filter(Operation::isEffect).mapToLong(registry::count))
                .containsOnly(0L);
    }

    @Test
    void handsAPlanThatCondemnsToDeletionAndEndsNothing() {
        registry.push(APP, NOW.minus(Duration.ofDays(8)), "v2");
        Digest goes = registry.push(APP, NOW.minus(Duration.ofDays(9)), "v1");

        plan(NOW, task("**", new Keep.Newest(Keep.By.PUSHED, 1), false));

        assertThat(published.told(DeletionsCondemned.class)).singleElement().satisfies(plan -> {
            assertThat(plan.condemned()).extracting(Condemned::digest).containsExactly(goes);
            assertThat(plan.tagsListed()).isEqualTo(2);
            assertThat(plan.plan())
                    .isEqualTo(published.told(TaskPlanned.class).get(0).plan());
        });
        assertThat(published.told(TaskFinished.class)).isEmpty();
    }

    @Test
    void tellsNoDeletionsOfADryRun() {
        registry.push(APP, NOW.minus(Duration.ofDays(9)), "v1");
        registry.push(APP, NOW.minus(Duration.ofDays(8)), "v2");

        plan(NOW, task("**", new Keep.Newest(Keep.By.PUSHED, 1), true));

        assertThat(published.told(DeletionsCondemned.class)).isEmpty();
        assertThat(published.told(TaskPlanned.class)).singleElement().satisfies(plan -> assertThat(plan.dryRun())
                .isTrue());
        assertThat(end().status()).isEqualTo(TaskStatus.SUCCESS);
        assertThat(end().dryRun()).isTrue();
    }

    @Test
    void tellsAPlanWithWhatRefersToWhatGoesAndHasNoTag() {
        registry.push(APP, NOW.minus(Duration.ofDays(8)), "v2");
        Digest goes = registry.push(APP, NOW.minus(Duration.ofDays(9)), "v1");
        Digest signature = registry.pushReferrer(APP, goes, "application/vnd.example.signature");

        plan(NOW, task("**", new Keep.Newest(Keep.By.PUSHED, 1), true));
        plan(NOW, task("**", new Keep.Newest(Keep.By.PUSHED, 1), false));

        assertThat(published.told(DeletionsCondemned.class)).singleElement().satisfies(plan -> {
            assertThat(plan.condemned()).extracting(Condemned::digest).containsExactly(goes, signature);
            assertThat(plan.condemned()).extracting(Condemned::follows).containsExactly(null, goes);
            assertThat(plan.total()).isEqualTo(2);
            assertThat(published.told(TaskPlanned.class))
                    .extracting(TaskPlanned::plan)
                    .containsOnly(plan.plan());
        });
        assertThat(published.told(TaskPlanned.class).get(0).decisions())
                .filteredOn(decision -> decision.digest().equals(signature))
                .singleElement()
                .satisfies(decision -> assertThat(decision.role()).isEqualTo(Decision.Role.REFERRER));
        assertThat(published.told(ArtifactObserved.class))
                .extracting(observed -> observed.facts().digest())
                .contains(signature);
        assertThat(Stream.of(Operation.values()).filter(Operation::isEffect).mapToLong(registry::count))
                .containsOnly(0L);
    }

    @Test
    void asksNobodyForAStoppedOrExpiredTask() {
        registry.beforeEach(call -> {
            throw new AssertionError("asked for " + call);
        });

        stopped = true;
        plan(NOW, task("**", EVERYTHING, false));
        stopped = false;
        plan(NOW.plus(Duration.ofDays(2)), task("**", EVERYTHING, false));

        assertThat(published.told(TaskFinished.class))
                .extracting(TaskFinished::status)
                .containsExactly(TaskStatus.STOPPED, TaskStatus.EXPIRED);
        assertThat(published.told(Event.class)).hasSize(2);
    }

    @Test
    void endsATaskWhoseRepositoryCannotBeRead() {
        registry.push(APP, NOW, "v1");
        registry.beforeEach(call -> {
            throw new RegistryException("broken");
        });

        plan(NOW, task("**", EVERYTHING, false));

        assertThat(end().status()).isEqualTo(TaskStatus.ERROR);
        assertThat(end().error()).isEqualTo("broken");
        assertThat(published.told(TaskPlanned.class)).isEmpty();
        assertThat(published.told(RepositoryScanned.class)).isEmpty();
    }

    @Test
    void restsOnTheInventoryForDryRunsThatDecideSomething() {
        registry.push(APP, NOW.minus(Duration.ofDays(9)), "v1");
        inventory = new Inventory(true, NOW.minus(Duration.ofMinutes(59)), Map.of(), List.of());

        plan(NOW, task("**", new Keep.Newest(Keep.By.PUSHED, 1), true));
        assertThat(published.told(RepositoryScanned.class)).isEmpty();
        plan(NOW, task("v*", EVERYTHING, true));
        assertThat(published.told(RepositoryScanned.class)).isEmpty();
        plan(NOW, task("**", EVERYTHING, true));
        assertThat(published.told(RepositoryScanned.class)).hasSize(1);
        plan(NOW, task("**", new Keep.Newest(Keep.By.PUSHED, 1), false));
        assertThat(published.told(RepositoryScanned.class)).hasSize(2);
        plan(NOW.plus(Duration.ofMinutes(2)), task("**", new Keep.Newest(Keep.By.PUSHED, 1), true));
        assertThat(published.told(RepositoryScanned.class)).hasSize(3);
    }

    /** As the rule of Harbor's that retains what was pulled within so many days. */
    @Test
    void condemnsNothingByItsLastPullBeforePullsAreKnownForLongEnough() {
        Digest image = registry.push(APP, NOW.minus(Duration.ofDays(100)), "v1");
        Instant pushed = NOW.minus(Duration.ofDays(90));
        Inventory scanned = new Inventory(
                true,
                pushed,
                Map.of(new Tag("v1"), new Inventory.Known(image, pushed, false, pushed, null)),
                List.of());
        Inventory.OfRegistry forgotten = new Inventory.OfRegistry(null, null, true, false);
        List<Inventory> states = List.of(
                Inventory.EMPTY,
                Inventory.SILENT,
                new Inventory(true, null, null, Map.of(), Map.of(), List.of(), Map.of(), forgotten),
                scanned,
                scanned.with(Map.of(), NOW.minus(Duration.ofDays(6))));
        Keep keep = new Keep.Within(Keep.By.PULLED, 7, true);

        for (Inventory known : states) {
            inventory = known;
            plan(NOW, task("**", keep, false, true));
        }

        assertThat(published.told(DeletionsCondemned.class)).isEmpty();
        assertThat(published.told(TaskPlanned.class))
                .hasSize(states.size())
                .flatExtracting(TaskPlanned::decisions)
                .extracting(Decision::reason)
                .containsOnly(Reason.PULL_EVIDENCE_INCOMPLETE);

        inventory = scanned.with(Map.of(), NOW.minus(Duration.ofDays(8)));
        plan(NOW, task("**", keep, false, true));
        assertThat(published.told(DeletionsCondemned.class)).hasSize(1);
    }

    /** Whatever is known of the repository, and whether or not images' own creation counts. */
    @Test
    void neverCondemnsWhatWasJustPushedHoweverOldItSaysItIs() {
        registry.push(APP, NOW.minus(Duration.ofDays(730)), "v1");
        Map<Tag, Inventory.Known> behind = Map.of(new Tag("v1"), new Inventory.Known(digest(1), NOW, false));
        Digest pushed = registry.reader().head(APP, new Tag("v1")).orElseThrow().digest();
        Map<Tag, Inventory.Known> ahead = Map.of(new Tag("v1"), new Inventory.Known(pushed, NOW, false, NOW, null));
        Instant scanned = NOW.minus(Duration.ofDays(30));
        Inventory.OfRegistry forgotten = new Inventory.OfRegistry(null, null, true, false);
        Inventory.OfRegistry behindEvents = new Inventory.OfRegistry(null, null, false, true);
        Map<Tag, Inventory.Known> before =
                Map.of(new Tag("v1"), new Inventory.Known(pushed, scanned, false, scanned, null));
        Map<String, Inventory> states = Map.of(
                "behind, and pushed again",
                        new Inventory(true, scanned, scanned, before, Map.of(), List.of(), Map.of(), behindEvents),
                "down", Inventory.SILENT,
                "behind, the tag is unknown", new Inventory(true, scanned, Map.of(), List.of()),
                "behind, the tag was elsewhere", new Inventory(true, scanned, behind, List.of()),
                "up to date", new Inventory(true, scanned, ahead, List.of()),
                "ahead of any scan", new Inventory(true, null, ahead, List.of()),
                "dropped", new Inventory(true, null, null, Map.of(), Map.of(), List.of(), Map.of(), forgotten));

        states.forEach((state, known) -> {
            inventory = known;
            plan(NOW, task("**", new Keep.YoungerThan(Keep.By.PUSHED, 7 * 24 * 3_600), false, true));
            assertThat(published.told(DeletionsCondemned.class)).as(state).isEmpty();
        });
    }

    /** The same image by the same name, of which only the push before is known. */
    @Test
    void condemnsNothingByAPushThatMayBeOvertakenByTheOneThatLedToThePlan() {
        Digest image = registry.push(APP, NOW.minus(Duration.ofDays(730)), "v1");
        Instant before = NOW.minus(Duration.ofDays(30));
        Inventory.Known known = new Inventory.Known(image, before, false, before, null);
        inventory = new Inventory(true, before, Map.of(new Tag("v1"), known), List.of());
        TaskRequested swept = task("**", new Keep.YoungerThan(Keep.By.PUSHED, 7 * 24 * 3_600), false, true);
        Position push = new Position(17, 42, NOW);

        plan(NOW, caused(swept, push));
        plan(NOW, caused(swept, null));
        assertThat(published.told(DeletionsCondemned.class)).isEmpty();
        assertThat(published.told(TaskFinished.class)).hasSize(2);

        knows = push;
        plan(NOW, caused(swept, push));
        assertThat(published.told(DeletionsCondemned.class)).hasSize(1);
        plan(NOW, caused(swept, null));
        assertThat(published.told(DeletionsCondemned.class)).hasSize(1);
        plan(NOW, swept);
        assertThat(published.told(DeletionsCondemned.class)).hasSize(2);
    }

    private static TaskRequested caused(TaskRequested task, Position lastCause) {
        return new TaskRequested(
                task.meta(),
                task.task(),
                task.policy(),
                task.rules(),
                task.now(),
                task.notAfter(),
                false,
                List.of(new UUID(0, 2)),
                null,
                null,
                lastCause);
    }

    private void plan(Instant now, TaskRequested task) {
        BrakeConfig brake = new SmallRyeConfigBuilder()
                .withMapping(BrakeConfig.class)
                .build()
                .getConfigMapping(BrakeConfig.class);
        new PlanTaskFixture(
                        Registries.of(true, registry.reader()),
                        (name, repository, cause) ->
                                cause == null || cause.equals(knows) ? inventory : Inventory.SILENT,
                        brake,
                        SaidStops.of(() -> stopped),
                        published)
                .at(now)
                .plan(task);
    }

    private TaskFinished end() {
        return published.told(TaskFinished.class).get(0);
    }

    private static TaskRequested task(String tags, Keep keep, boolean dryRun) {
        return task(tags, keep, dryRun, false);
    }

    private static TaskRequested task(String tags, Keep keep, boolean dryRun, boolean allowEmpty) {
        RetentionRule rule = new RetentionRule(
                "rule 0",
                false,
                List.of(),
                List.of(new Selector.ByTag(new Pattern(Pattern.Syntax.DOUBLESTAR, tags), false, true)),
                keep);
        return new TaskRequested(
                EventMeta.of(new UUID(0, 1), NOW, null),
                TASK,
                new PolicyId(1),
                new RetentionRules(RetentionRules.Unit.ARTIFACT, List.of(rule), allowEmpty),
                NOW,
                NOW.plus(Duration.ofDays(1)),
                dryRun,
                List.of());
    }
}
