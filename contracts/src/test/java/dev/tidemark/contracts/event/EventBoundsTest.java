package dev.tidemark.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tidemark.contracts.event.DecisionEvent.TaskPlanned;
import dev.tidemark.contracts.event.DeletionEvent.DeletionsCondemned;
import dev.tidemark.contracts.event.RegistryEvent.RepositoriesObserved;
import dev.tidemark.contracts.event.ResultEvent.DeletionsDone;
import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.ExecutionStatus;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.execution.SubjectOutcome;
import dev.tidemark.contracts.execution.TaskStatus;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the limits of a record are, so that no topic ever carries one that a consumer cannot take. */
final class EventBoundsTest {

    private static final int LARGEST_RECORD = 6 * 1024 * 1024;

    @Test
    void aChunkOfDecisionsIsBounded() {
        assertThat(planned(0, 1, 500).decisions()).hasSize(500);
        assertThatIllegalArgumentException().isThrownBy(() -> planned(0, 1, 501));
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "1, 1", "0, 0", "2, 1"})
    void aChunkIsOneOfItsPlan(int chunk, int chunks) {
        assertThatIllegalArgumentException().isThrownBy(() -> planned(chunk, chunks, 1));
    }

    @Test
    void aPlanCondemnsTenThousandSubjectsAtMostAndOneAtLeast() {
        assertThat(condemned(10_000).condemned()).hasSize(10_000);
        assertThatIllegalArgumentException().isThrownBy(() -> condemned(10_001));
        assertThatIllegalArgumentException().isThrownBy(() -> condemned(0));
    }

    /** Kafka's limit for these topics is 6 MiB; a plan that cannot be told would be made again for ever. */
    @Test
    void theLargestPlanAndItsLargestOutcomeFitIntoARecord() throws JsonProcessingException {
        DeletionsCondemned plan = first(DeletionsCondemned.class);
        Digest digest = new Digest("sha512:" + "0".repeat(128));
        Tag tag = new Tag("t".repeat(128));
        Condemned longest = new Condemned(digest, List.of(tag), false, digest);
        assertThat(size(new DeletionsCondemned(
                        plan.meta(),
                        plan.task(),
                        plan.policy(),
                        plan.plan(),
                        Collections.nCopies(DeletionsCondemned.MAX_SUBJECTS, longest),
                        1_000_000,
                        1_000_000,
                        0,
                        plan.notAfter(),
                        RetentionRules.Unit.ARTIFACT)))
                .isLessThan(LARGEST_RECORD);
        SubjectOutcome outcome = new SubjectOutcome(
                new Subject(digest, tag), Outcome.KEPT, Reason.PULL_EVIDENCE_INCOMPLETE, "x".repeat(200));
        assertThat(size(new DeletionsDone(
                        plan.meta(),
                        plan.task(),
                        plan.plan(),
                        0,
                        Collections.nCopies(DeletionsCondemned.MAX_SUBJECTS, outcome))))
                .isLessThan(LARGEST_RECORD);
    }

    @Test
    void aPageOfRepositoriesIsBounded() {
        assertThat(page(1_000).repositories()).hasSize(1_000);
        assertThatIllegalArgumentException().isThrownBy(() -> page(1_001));
    }

    @Test
    void onlyAnEndFinishes() {
        ExecutionEvent.ExecutionFinished execution = first(ExecutionEvent.ExecutionFinished.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExecutionEvent.ExecutionFinished(
                        execution.meta(), execution.execution(), ExecutionStatus.RUNNING, 0, 0, 0, 0, 0, null));
        ResultEvent.TaskFinished task = first(ResultEvent.TaskFinished.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ResultEvent.TaskFinished(
                        task.meta(), task.task(), null, false, TaskStatus.PENDING, task.totals(), null));
    }

    @Test
    void aDeletionNamesWhatIsGone() {
        RegistryEvent.ArtifactDeleted gone = first(RegistryEvent.ArtifactDeleted.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RegistryEvent.ArtifactDeleted(
                        gone.meta(), gone.registry(), gone.repository(), null, null, gone.at()));
    }

    @Test
    void anExecutionPlansNoNegativeNumberOfTasks() {
        ExecutionEvent.ExecutionPlanned planned = first(ExecutionEvent.ExecutionPlanned.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExecutionEvent.ExecutionPlanned(planned.meta(), planned.execution(), -1));
    }

    @Test
    void schemaVersionsStartAtOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EventMeta(new UUID(0, 1), Instant.EPOCH, 0, null));
    }

    @Test
    void stopsAndPausesDoNotShareKeys() {
        assertThat(first(StopEvent.StopRequested.class).key()).isEqualTo("execution/4711");
        assertThat(first(StopEvent.RegistryPaused.class).key()).isEqualTo("registry/default");
    }

    @Test
    void allOfARepositorysStoryHasOneKey() {
        assertThat(EventFixtures.complete())
                .filteredOn(event -> event instanceof TaskEvent
                        || event instanceof DecisionEvent
                        || event instanceof DeletionEvent
                        || event instanceof ResultEvent
                        || event instanceof RegistryEvent.ArtifactPushed)
                .extracting(Event::key)
                .containsOnly("default/library/team/shop/web/frontend");
    }

    private static int size(Event event) throws JsonProcessingException {
        return Wire.MAPPER.writeValueAsBytes(event).length;
    }

    private static TaskPlanned planned(int chunk, int chunks, int decisions) {
        TaskPlanned like = first(TaskPlanned.class);
        Decision decision = like.decisions().get(0);
        return new TaskPlanned(
                like.meta(),
                like.task(),
                like.policy(),
                like.plan(),
                like.hash(),
                false,
                chunk,
                chunks,
                Collections.nCopies(decisions, decision),
                like.totals());
    }

    private static DeletionsCondemned condemned(int subjects) {
        DeletionsCondemned like = first(DeletionsCondemned.class);
        Condemned manifest = new Condemned(like.condemned().get(0).digest(), List.of(), true, null);
        return new DeletionsCondemned(
                like.meta(),
                like.task(),
                like.policy(),
                like.plan(),
                Collections.nCopies(subjects, manifest),
                subjects,
                subjects,
                0,
                like.notAfter(),
                like.unit());
    }

    private static RepositoriesObserved page(int names) {
        RepositoriesObserved like = first(RepositoriesObserved.class);
        return new RepositoriesObserved(
                like.meta(),
                like.registry(),
                0,
                true,
                Collections.nCopies(names, new RepositoryName("library/app")),
                like.at());
    }

    private static <E extends Event> E first(Class<E> type) {
        return EventFixtures.complete().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
