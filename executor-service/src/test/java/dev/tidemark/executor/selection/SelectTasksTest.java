package dev.tidemark.executor.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionFinished;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionPlanned;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionRequested;
import dev.tidemark.contracts.event.Position;
import dev.tidemark.contracts.event.TaskEvent.TaskRequested;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.ExecutionStatus;
import dev.tidemark.contracts.execution.Named;
import dev.tidemark.contracts.execution.Trigger;
import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.EventTrigger;
import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.Policy;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.Scope;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.guard.SaidStops;
import dev.tidemark.executor.guard.Stops;
import dev.tidemark.executor.messaging.RecordedPublisher;
import dev.tidemark.executor.registry.Registries;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.memory.Call.Operation;
import dev.tidemark.executor.registry.memory.InMemoryRegistry;
import dev.tidemark.executor.registry.memory.InMemoryRegistry.TagDeletion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SelectTasksTest {

    private static final Position LAST_CAUSE = new Position(17, 42, Instant.EPOCH);
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final RegistryName REGISTRY = new RegistryName("default");
    private static final Scope EVERYTHING = Scope.ofRegistry(REGISTRY);

    private final RecordedPublisher published = new RecordedPublisher();
    private final InMemoryRegistry registry = InMemoryRegistry.empty(REGISTRY, TagDeletion.AS_TAGS);
    private final Catalogue catalogue =
            new Catalogue(Registries.of(false, registry.reader()), Clock.fixed(NOW, ZoneOffset.UTC));
    private boolean stopped;
    private Instant clock = NOW;

    @BeforeEach
    void fill() {
        for (String name : List.of("team-a/app", "team-a/deep/app", "team-b/app", "single")) {
            registry.push(new RepositoryName(name), NOW, "v1");
        }
    }

    @Test
    void makesATaskOfEachRepositoryAndThenSaysHowMany() {
        select(requested(policy(EVERYTHING, rule("**", false)), Trigger.MANUAL, NOW, null));

        assertThat(selected()).containsExactly("single", "team-a/app", "team-a/deep/app", "team-b/app");
        assertThat(planned()).containsExactly(4);
    }

    @Test
    void handsOnWhatLedToItAndWhetherThePolicyWantsToReadWhatStays() {
        UUID push = new UUID(0, 2);
        select(caused(null, push));
        select(caused(new EventTrigger(List.of(EventTrigger.Kind.PUSH), 5, 300, false), push));
        select(caused(new EventTrigger(List.of(EventTrigger.Kind.PUSH), 5, 300, true), push));
        RepositoryName app = new RepositoryName("team-a/app");
        select(requested(policy(EVERYTHING, rule("**", false)), Trigger.MANUAL, NOW, app));

        assertThat(published.told(TaskRequested.class))
                .extracting(TaskRequested::condemnedOnly)
                .containsExactly(true, true, null, null);
        assertThat(published.told(TaskRequested.class))
                .extracting(TaskRequested::causes)
                .containsExactly(List.of(push), List.of(push), List.of(push), List.of());
        assertThat(published.told(TaskRequested.class))
                .extracting(TaskRequested::lastCause)
                .containsExactly(LAST_CAUSE, LAST_CAUSE, LAST_CAUSE, null);
    }

    @Test
    void handsOnWhatAClientNamesAndListsNothing() {
        // given
        RepositoryName app = new RepositoryName("team-a/app");
        Named named = Named.tags(List.of(new Tag("v1")));
        // when
        select(naming(app, named));
        // then
        assertThat(registry.count(Operation.REPOSITORIES)).isZero();
        assertThat(published.told(TaskRequested.class)).singleElement().satisfies(task -> {
            assertThat(task.named()).isEqualTo(named);
            assertThat(task.condemnedOnly()).isTrue();
        });
    }

    @Test
    void makesNoTaskOfNamesInNoRepository() {
        select(naming(null, Named.all()));

        assertThat(selected()).isEmpty();
        assertThat(published.told(ExecutionFinished.class))
                .extracting(ExecutionFinished::status)
                .containsExactly(ExecutionStatus.ERROR);
    }

    private static ExecutionRequested naming(RepositoryName repository, Named named) {
        ExecutionRequested event = requested(policy(EVERYTHING, rule("**", false)), Trigger.CLIENT, NOW, repository);
        return new ExecutionRequested(
                event.meta(),
                event.execution(),
                event.policy(),
                Trigger.CLIENT,
                false,
                NOW,
                event.notAfter(),
                repository,
                "alice",
                List.of(),
                named,
                null);
    }

    private static ExecutionRequested caused(EventTrigger trigger, UUID cause) {
        Policy policy = policy(EVERYTHING, rule("**", false));
        Policy triggered = new Policy(
                policy.id(),
                policy.revision(),
                policy.dialect(),
                policy.scope(),
                policy.rules(),
                null,
                policy.document(),
                trigger);
        RepositoryName repository = new RepositoryName("team-a/app");
        ExecutionRequested event = requested(triggered, Trigger.EVENT, NOW, repository);
        return new ExecutionRequested(
                event.meta(),
                event.execution(),
                triggered,
                Trigger.EVENT,
                false,
                NOW,
                event.notAfter(),
                repository,
                "event",
                List.of(cause),
                null,
                LAST_CAUSE);
    }

    @Test
    void isTheSameWhenToldAgain() {
        ExecutionRequested execution = requested(policy(EVERYTHING, rule("**", false)), Trigger.MANUAL, NOW, null);
        select(execution);
        List<TaskRequested> first = published.told(TaskRequested.class);
        select(execution);

        assertThat(published.told(TaskRequested.class).subList(4, 8)).isEqualTo(first);
    }

    @Test
    void staysInItsProject() {
        select(requested(
                policy(Scope.ofProject(REGISTRY, new ProjectName("team-a")), rule("**", false)),
                Trigger.MANUAL,
                NOW,
                null));

        assertThat(selected()).containsExactly("team-a/app", "team-a/deep/app");
    }

    @Test
    void leavesAloneWhatNoEnabledRuleSelects() {
        select(requested(policy(EVERYTHING, rule("app", false), rule("deep/**", true)), Trigger.MANUAL, NOW, null));

        assertThat(selected()).containsExactly("team-a/app", "team-b/app");
        assertThat(published.told(TaskRequested.class))
                .allSatisfy(task -> assertThat(task.rules().rules()).hasSize(1));
    }

    @Test
    void saysZeroWhereNothingIsSelected() {
        select(requested(policy(EVERYTHING, rule("**", true)), Trigger.MANUAL, NOW, null));

        assertThat(planned()).containsExactly(0);
    }

    @Test
    void listsNothingForOneNamedRepository() {
        select(requested(policy(EVERYTHING, rule("**", false)), Trigger.EVENT, NOW, new RepositoryName("team-a/app")));
        select(requested(
                policy(Scope.ofRepository(REGISTRY, new RepositoryName("team-b/app")), rule("**", false)),
                Trigger.MANUAL,
                NOW,
                null));

        assertThat(selected()).containsExactly("team-a/app", "team-b/app");
        assertThat(registry.count(Operation.REPOSITORIES)).isZero();
    }

    @Test
    void selectsNoNamedRepositoryOutsideItsScope() {
        select(requested(
                policy(Scope.ofProject(REGISTRY, new ProjectName("team-a")), rule("**", false)),
                Trigger.EVENT,
                NOW,
                new RepositoryName("team-b/app")));

        assertThat(planned()).containsExactly(0);
    }

    @Test
    void showsWhatWasPushedBeforeSomebodyAsked() {
        select(requested(policy(EVERYTHING, rule("**", false)), Trigger.MANUAL, NOW, null));
        registry.push(new RepositoryName("team-c/new"), NOW, "v1");

        select(requested(policy(EVERYTHING, rule("**", false)), Trigger.MANUAL, NOW.plusSeconds(1), null));

        assertThat(selected()).contains("team-c/new");
    }

    @Test
    void letsScheduledSweepsShareAListingForTenMinutes() {
        Policy policy = policy(EVERYTHING, rule("**", false));
        select(requested(policy, Trigger.SCHEDULE, NOW, null));
        select(requested(policy, Trigger.SCHEDULE, NOW.plus(Duration.ofMinutes(10)), null));
        assertThat(registry.count(Operation.REPOSITORIES)).isEqualTo(1);

        select(requested(
                policy, Trigger.SCHEDULE, NOW.plus(Duration.ofMinutes(10)).plusMillis(1), null));
        assertThat(registry.count(Operation.REPOSITORIES)).isEqualTo(2);
    }

    @Test
    void endsAnExecutionThatCannotBeSelected() {
        select(requested(policy(EVERYTHING, rule("[", false)), Trigger.MANUAL, NOW, null));
        registry.beforeEach(call -> {
            throw new RegistryException("broken");
        });
        select(requested(policy(EVERYTHING, rule("**", false)), Trigger.MANUAL, NOW.plusSeconds(1), null));

        assertThat(published.told(ExecutionFinished.class))
                .extracting(ExecutionFinished::status)
                .containsExactly(ExecutionStatus.ERROR, ExecutionStatus.ERROR);
        assertThat(published.told(ExecutionFinished.class).get(1).error()).isEqualTo("broken");
        assertThat(selected()).isEmpty();
    }

    @Test
    void asksTheRegistryNothingForAStoppedOrExpiredExecution() {
        registry.beforeEach(call -> {
            throw new AssertionError("asked for " + call);
        });
        ExecutionRequested execution = requested(policy(EVERYTHING, rule("**", false)), Trigger.MANUAL, NOW, null);

        stopped = true;
        select(execution);
        stopped = false;
        clock = NOW.plus(Duration.ofDays(2));
        select(execution);

        assertThat(published.told(ExecutionFinished.class))
                .extracting(ExecutionFinished::status)
                .containsExactly(ExecutionStatus.STOPPED, ExecutionStatus.ERROR);
    }

    private void select(ExecutionRequested execution) {
        Stops stops = SaidStops.of(() -> stopped);
        new SelectTasks(catalogue, stops, published, Clock.fixed(clock, ZoneOffset.UTC)).select(execution);
    }

    private List<String> selected() {
        return published.told(TaskRequested.class).stream()
                .map(task -> task.task().repository().value())
                .toList();
    }

    private List<Integer> planned() {
        return published.told(ExecutionPlanned.class).stream()
                .map(ExecutionPlanned::tasks)
                .toList();
    }

    private static ExecutionRequested requested(
            Policy policy, Trigger trigger, Instant now, RepositoryName repository) {
        return new ExecutionRequested(
                EventMeta.of(new UUID(0, 1), now, null),
                new ExecutionId(7),
                policy,
                trigger,
                false,
                now,
                now.plus(Duration.ofDays(1)),
                repository,
                "admin");
    }

    private static Policy policy(Scope scope, RetentionRule... rules) {
        RetentionRules all = new RetentionRules(RetentionRules.Unit.ARTIFACT, List.of(rules), false);
        return new Policy(new PolicyId(1), 1, Dialect.HARBOR, scope, all, null, "{}");
    }

    private static RetentionRule rule(String repositories, boolean disabled) {
        return new RetentionRule(
                "rule of " + repositories,
                disabled,
                List.of(new Selector.ByRepository(new Pattern(Pattern.Syntax.DOUBLESTAR, repositories), false)),
                List.of(new Selector.ByTag(new Pattern(Pattern.Syntax.DOUBLESTAR, "**"), false, true)),
                new Keep.Always());
    }
}
