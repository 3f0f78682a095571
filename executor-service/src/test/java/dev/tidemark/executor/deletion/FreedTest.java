package dev.tidemark.executor.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.event.DeletionEvent.DeletionsCondemned;
import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.FreedBytes;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.PlanId;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.execution.SubjectOutcome;
import dev.tidemark.contracts.execution.TaskId;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreedTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Digest FIRST = new Digest("sha256:" + "1".repeat(64));
    private static final Digest SECOND = new Digest("sha256:" + "2".repeat(64));
    private static final FreedBytes REST = new FreedBytes(5, 70);
    private static final FreedBytes ALONE = new FreedBytes(5, 400);

    /** What two share the first one counts, if its deletion is counted at all, and if it stays it holds that. */
    @ParameterizedTest
    @CsvSource({"DELETED,70", "KEPT,70", "GONE,400", "FAILED,400", ",400"})
    void countsWhatIsSharedWhereNobodyElseDoes(Outcome first, long second) {
        DeletionsCondemned plan = plan(
                new Condemned(FIRST, List.of(), true, null, ALONE),
                new Condemned(SECOND, List.of(), true, null, REST, null, ALONE));
        Ledger ledger = new Ledger(plan, new TaskMemory());
        SubjectOutcome outcome = outcome(SECOND, Outcome.DELETED);
        if (first != null) {
            ledger.add(List.of(outcome(FIRST, first)));
        }
        ledger.add(List.of(outcome));

        assertThat(new Freed(plan, ledger).tell(List.of(outcome)))
                .extracting(told -> told.freed().contentAtMost())
                .containsExactly(second);
    }

    private static SubjectOutcome outcome(Digest manifest, Outcome outcome) {
        return new SubjectOutcome(Subject.manifest(manifest), outcome, null, null);
    }

    private static DeletionsCondemned plan(Condemned... condemned) {
        TaskId task = new TaskId(new ExecutionId(7), new RegistryName("default"), new RepositoryName("library/app"));
        return new DeletionsCondemned(
                EventMeta.of(new UUID(0, 1), NOW, null),
                task,
                new PolicyId(1),
                new PlanId(new UUID(0, 2)),
                List.of(condemned),
                0,
                2,
                0,
                NOW,
                null);
    }
}
