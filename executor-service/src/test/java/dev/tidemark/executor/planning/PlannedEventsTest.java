package dev.tidemark.executor.planning;

import static dev.tidemark.executor.planning.PlanningFixtures.NOW;
import static dev.tidemark.executor.planning.PlanningFixtures.TASK;
import static dev.tidemark.executor.planning.PlanningFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tidemark.contracts.event.DecisionEvent.TaskPlanned;
import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.TaskEvent.TaskRequested;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.evaluator.Plan;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlannedEventsTest {

    private final ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());

    @Test
    void namesAPlanByWhatItDecided() {
        PlannedEvents one = events(plan(3, 1));
        PlannedEvents again = events(plan(3, 1));
        PlannedEvents other = events(plan(4, 1));

        assertThat(again.plan()).isEqualTo(one.plan()).isNotEqualTo(other.plan());
        assertThat(again.planned()).isEqualTo(one.planned());
    }

    @Test
    void tellsDecisionsInChunksOfFiveHundred() {
        assertThat(events(plan(1_001, 1)).planned())
                .extracting(chunk -> chunk.decisions().size())
                .containsExactly(500, 500, 1);
    }

    @Test
    void makesChunksSmallerWhereArtifactsHaveVeryManyTags() {
        List<TaskPlanned> chunks = events(plan(30, 1_000)).planned();

        assertThat(chunks).extracting(chunk -> chunk.decisions().size()).containsExactly(10, 10, 10);
        assertThat(chunks).extracting(TaskPlanned::chunk).containsExactly(0, 1, 2);
        assertThat(chunks).extracting(TaskPlanned::chunks).containsOnly(3);
    }

    @Test
    void tellsOfAPlanThatDecidesNothing() {
        assertThat(events(plan(0, 0)).planned()).singleElement().satisfies(chunk -> assertThat(chunk.decisions())
                .isEmpty());
    }

    @Test
    void tellsOnlyWhatItCondemnsWhereThatIsAllAnybodyWants() {
        Plan mixed = new Plan(
                List.of(decision(1, Decision.Verdict.RETAIN), decision(2, Decision.Verdict.DELETE)), List.of(), 2, 1);

        PlannedEvents all = events(mixed);
        PlannedEvents condemned = events(mixed, true);

        assertThat(condemned.plan()).isEqualTo(all.plan());
        assertThat(condemned.planned()).singleElement().satisfies(chunk -> {
            assertThat(chunk.condemnedOnly()).isTrue();
            assertThat(chunk.decisions()).extracting(Decision::digest).containsExactly(digest(2));
            assertThat(chunk.totals()).isEqualTo(all.totals());
            assertThat(chunk.totals().retained()).isEqualTo(1);
        });
        assertThat(all.planned()).extracting(TaskPlanned::condemnedOnly).containsOnlyNulls();
    }

    private static Decision decision(int artifact, Decision.Verdict verdict) {
        return new Decision(
                digest(artifact),
                List.of(new Tag("v" + artifact)),
                Decision.Role.CANDIDATE,
                verdict,
                verdict == Decision.Verdict.RETAIN ? Reason.RULE : Reason.NOT_RETAINED,
                "rule",
                null,
                false,
                null,
                null,
                null,
                null,
                null);
    }

    private PlannedEvents events(Plan plan) {
        return events(plan, null);
    }

    private PlannedEvents events(Plan plan, Boolean condemnedOnly) {
        RetentionRules rules = new RetentionRules(RetentionRules.Unit.ARTIFACT, List.of(), false);
        TaskRequested task = new TaskRequested(
                EventMeta.of(new UUID(0, 1), NOW, null),
                TASK,
                new PolicyId(1),
                rules,
                NOW,
                NOW,
                true,
                List.of(),
                condemnedOnly);
        return new PlannedEvents(task, plan, NOW, mapper);
    }

    private static Plan plan(int artifacts, int tagsEach) {
        List<Decision> decisions = IntStream.range(0, artifacts)
                .mapToObj(artifact -> new Decision(
                        digest(artifact),
                        IntStream.range(0, tagsEach)
                                .mapToObj(tag -> new Tag("v" + artifact + "." + tag))
                                .toList(),
                        Decision.Role.CANDIDATE,
                        Decision.Verdict.RETAIN,
                        Reason.RULE,
                        "rule",
                        null,
                        false,
                        null,
                        null,
                        null,
                        null,
                        null))
                .toList();
        return new Plan(decisions, List.of(), artifacts, artifacts);
    }
}
