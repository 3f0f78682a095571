package dev.tidemark.executor.messaging;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CountsTest {

    private static final TaskId TASK =
            new TaskId(new ExecutionId(1), new RegistryName("default"), new RepositoryName("library/app"));
    private static final PlanId PLAN = new PlanId(new UUID(0, 1));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Counts counts = new Counts(meters);
    private final Results results = new Results(TASK, null, Clock.systemUTC());

    @Test
    void countsTasksByStatusAndSubjectsByOutcome() {
        counts.told(results.done(PLAN, 0, List.of(outcome(1, Outcome.DELETED), outcome(2, Outcome.DELETED))));
        counts.told(results.done(PLAN, 1, List.of(outcome(3, Outcome.KEPT))));
        counts.told(results.finished(PLAN, false, TaskStatus.SUCCESS, TaskTotals.NONE, null));

        assertThat(count("retention.subjects", "outcome", "deleted")).isEqualTo(2);
        assertThat(count("retention.subjects", "outcome", "kept")).isEqualTo(1);
        assertThat(count("retention.tasks", "status", "success")).isEqualTo(1);
    }

    private double count(String name, String tag, String value) {
        return meters.get(name).tag(tag, value).counter().count();
    }

    private static SubjectOutcome outcome(int number, Outcome outcome) {
        return new SubjectOutcome(Subject.manifest(new Digest("sha256:%064x".formatted(number))), outcome, null, null);
    }
}
