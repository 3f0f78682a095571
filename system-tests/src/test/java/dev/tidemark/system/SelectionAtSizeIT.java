package dev.tidemark.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.Generators;
import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionPlanned;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionRequested;
import dev.tidemark.contracts.event.ResultEvent.TaskFinished;
import dev.tidemark.contracts.event.StopEvent.StopRequested;
import dev.tidemark.contracts.event.TaskEvent.TaskRequested;
import dev.tidemark.contracts.event.Topic;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.TaskStatus;
import dev.tidemark.contracts.execution.Trigger;
import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.Policy;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.Scope;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.system.stack.Events;
import dev.tidemark.system.stack.Stack;
import dev.tidemark.system.stack.WithStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A sweep over 50,000 repositories is on its way when somebody pushes to one of them. */
@WithStack
@Order(9)
final class SelectionAtSizeIT {

    private static final ExecutionId SWEEP = new ExecutionId(900_000_001);
    private static final ExecutionId PUSH = new ExecutionId(900_000_002);
    private static final RepositoryName PUSHED = new RepositoryName("team-00499/app-0049999");

    private final Stack stack;
    private final Events events;

    SelectionAtSizeIT(Stack stack) {
        this.stack = stack;
        this.events = stack.events();
    }

    @Test
    void aPushDoesNotWaitBehindASweep() {
        // given
        var begun = Instant.now();
        events.tell(Topic.EXECUTIONS, requested(SWEEP, null, Trigger.SCHEDULE));
        events.await(Topic.TASKS, TaskRequested.class, task -> isOf(SWEEP, task), Duration.ofSeconds(60));
        // when
        var pushed = Instant.now();
        events.tell(Topic.EXECUTIONS, requested(PUSH, PUSHED, Trigger.EVENT));
        var prompt = events.await(
                Topic.RESULTS, TaskFinished.class, end -> end.task().execution().equals(PUSH), Duration.ofSeconds(60));
        // then
        assertTook("a pushed repository was planned", pushed, Duration.ofSeconds(3));
        assertThat(prompt.status()).isEqualTo(TaskStatus.SUCCESS);
        assertThat(prompt.totals().total()).isEqualTo(20);
        var planned = events.await(
                Topic.EXECUTIONS, ExecutionPlanned.class, one -> one.execution().equals(SWEEP), Duration.ofSeconds(90));
        assertTook("50,000 repositories became tasks", begun, Duration.ofSeconds(60));
        assertThat(planned.tasks()).isEqualTo(50_000);
        stopTheSweep();
    }

    private void stopTheSweep() {
        var meta = EventMeta.of(Generators.timeBasedEpochGenerator().generate(), Instant.now(), null);
        events.tell(Topic.STOPS, new StopRequested(meta, SWEEP, "test"));
        events.await(
                Topic.RESULTS,
                TaskFinished.class,
                end -> end.task().execution().equals(SWEEP) && end.status() == TaskStatus.STOPPED,
                Duration.ofSeconds(60));
    }

    private static boolean isOf(ExecutionId execution, TaskRequested task) {
        return task.task().execution().equals(execution);
    }

    private static void assertTook(String what, Instant since, Duration most) {
        var took = Duration.between(since, Instant.now());
        System.out.printf("%s in %d ms%n", what, took.toMillis());
        assertThat(took).as(what).isLessThanOrEqualTo(most);
    }

    private static ExecutionRequested requested(ExecutionId execution, RepositoryName repository, Trigger trigger) {
        var now = Instant.now();
        var meta = EventMeta.of(Generators.timeBasedEpochGenerator().generate(), now, null);
        return new ExecutionRequested(
                meta, execution, policy(), trigger, true, now, now.plus(Duration.ofHours(1)), repository, "test");
    }

    private static Policy policy() {
        var everything = new Pattern(Pattern.Syntax.DOUBLESTAR, "**");
        var rule = new RetentionRule(
                "newest 5",
                false,
                List.of(new Selector.ByRepository(everything, false)),
                List.of(new Selector.ByTag(everything, false, true)),
                new Keep.Newest(Keep.By.PUSHED, 5));
        var rules = new RetentionRules(RetentionRules.Unit.ARTIFACT, List.of(rule), false);
        var scope = Scope.ofRegistry(new RegistryName(Stack.GENERATED));
        return new Policy(new PolicyId(900_000_001), 1, Dialect.TIDEMARK, scope, rules, null, "{}");
    }
}
