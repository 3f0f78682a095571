package dev.tidemark.executor.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.ResultEvent.DeletionsBegun;
import dev.tidemark.contracts.event.ResultEvent.DeletionsDone;
import dev.tidemark.contracts.event.ResultEvent.TaskFinished;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.PlanId;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.execution.SubjectOutcome;
import dev.tidemark.contracts.execution.TaskId;
import dev.tidemark.contracts.execution.TaskStatus;
import dev.tidemark.contracts.execution.TaskTotals;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MemoryTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final PlanId FIRST = new PlanId(new UUID(0, 1));
    private static final PlanId SECOND = new PlanId(new UUID(0, 2));
    private static final Subject SUBJECT = Subject.manifest(new Digest("sha256:" + "1".repeat(64)));

    private final PartitionMemory memory = new PartitionMemory(Duration.ofHours(26));

    @Test
    void knowsNothingOfATaskNobodyToldOf() {
        assertThat(memory.of(task(1)).isEnded()).isFalse();
        assertThat(memory.of(task(1)).isBegunUnderAnother(FIRST)).isFalse();
        assertThat(memory.of(task(1)).outcomes()).isEmpty();
    }

    @Test
    void holdsATaskToThePlanItWasBegunUnder() {
        memory.add(begun(task(1), FIRST));
        memory.add(begun(task(1), SECOND));

        assertThat(memory.of(task(1)).isBegunUnderAnother(FIRST)).isFalse();
        assertThat(memory.of(task(1)).isBegunUnderAnother(SECOND)).isTrue();
        assertThat(memory.of(task(1)).begun()).containsExactly(SUBJECT);
    }

    @Test
    void holdsATaskToThePlanWhoseOutcomesWereTold() {
        memory.add(done(Outcome.KEPT));
        memory.add(finished(task(1), null, NOW));

        assertThat(memory.of(task(1)).isEnded()).isFalse();
        assertThat(memory.of(task(1)).isBegunUnderAnother(SECOND)).isTrue();
    }

    @Test
    void letsTheFirstOutcomeOfASubjectStand() {
        memory.add(done(Outcome.DELETED));
        memory.add(done(Outcome.GONE));

        assertThat(memory.of(task(1)).outcomes().get(SUBJECT).outcome()).isEqualTo(Outcome.DELETED);
    }

    @Test
    void forgetsEverythingButTheEndOfAnEndedTask() {
        memory.add(done(Outcome.DELETED));
        memory.add(finished(task(1), NOW));
        memory.add(begun(task(1), FIRST));

        assertThat(memory.of(task(1)).isEnded()).isTrue();
        assertThat(memory.of(task(1)).outcomes()).isEmpty();
        assertThat(memory.of(task(1)).begun()).isEmpty();
    }

    @Test
    void takesAnEndOfNoPlanForNoneOnceAPlanIsBegun() {
        memory.add(begun(task(1), FIRST));
        memory.add(finished(task(1), null, NOW));
        assertThat(memory.of(task(1)).isEnded()).isFalse();
        assertThat(memory.of(task(1)).begun()).containsExactly(SUBJECT);

        memory.add(finished(task(1), FIRST, NOW));
        assertThat(memory.of(task(1)).isEnded()).isTrue();
    }

    @Test
    void letsAnEndOfNoPlanStandWhereNoPlanWasBegunBeforeIt() {
        memory.add(finished(task(1), null, NOW));
        memory.add(begun(task(1), FIRST));

        assertThat(memory.of(task(1)).isEnded()).isTrue();
    }

    @Test
    void doesNotChangeWhatItGaveOut() {
        TaskMemory before = memory.of(task(1));
        memory.add(begun(task(1), FIRST));
        TaskMemory between = memory.of(task(1));
        memory.end(task(1), NOW);

        assertThat(before.begun()).isEmpty();
        assertThat(between.isEnded()).isFalse();
    }

    @Test
    void forgetsTasksOlderThanAnyPlanCanBe() {
        memory.add(finished(task(1), NOW.minus(Duration.ofHours(30))));
        memory.add(finished(task(2), NOW.minus(Duration.ofHours(25))));
        for (int i = 0; i < 10_000; i++) {
            memory.add(finished(task(3), NOW));
        }

        assertThat(memory.of(task(1)).isEnded()).isFalse();
        assertThat(memory.of(task(2)).isEnded()).isTrue();
    }

    private static TaskId task(long execution) {
        return new TaskId(new ExecutionId(execution), new RegistryName("default"), new RepositoryName("library/app"));
    }

    private static DeletionsBegun begun(TaskId task, PlanId plan) {
        return new DeletionsBegun(meta(NOW), task, plan, 0, List.of(SUBJECT));
    }

    private static DeletionsDone done(Outcome outcome) {
        return new DeletionsDone(
                meta(NOW), task(1), FIRST, 0, List.of(new SubjectOutcome(SUBJECT, outcome, null, null)));
    }

    private static TaskFinished finished(TaskId task, Instant at) {
        return finished(task, FIRST, at);
    }

    private static TaskFinished finished(TaskId task, PlanId plan, Instant at) {
        return new TaskFinished(meta(at), task, plan, false, TaskStatus.SUCCESS, TaskTotals.NONE, null);
    }

    private static EventMeta meta(Instant at) {
        return EventMeta.of(new UUID(0, 9), at, null);
    }
}
