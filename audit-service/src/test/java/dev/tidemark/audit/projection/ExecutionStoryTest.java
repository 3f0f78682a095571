package dev.tidemark.audit.projection;

import static dev.tidemark.audit.EventFixtures.anExecution;
import static dev.tidemark.audit.EventFixtures.begun;
import static dev.tidemark.audit.EventFixtures.condemned;
import static dev.tidemark.audit.EventFixtures.done;
import static dev.tidemark.audit.EventFixtures.finished;
import static dev.tidemark.audit.EventFixtures.outcome;
import static dev.tidemark.audit.EventFixtures.plan;
import static dev.tidemark.audit.EventFixtures.planned;
import static dev.tidemark.audit.EventFixtures.requested;
import static dev.tidemark.audit.EventFixtures.retained;
import static dev.tidemark.audit.EventFixtures.tag;
import static dev.tidemark.audit.EventFixtures.task;
import static dev.tidemark.audit.EventFixtures.topic;
import static dev.tidemark.audit.EventFixtures.totals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.audit.AuditResources;
import dev.tidemark.audit.Database;
import dev.tidemark.audit.EventDriver;
import dev.tidemark.audit.intake.Received;
import dev.tidemark.contracts.event.Event;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.PlanId;
import dev.tidemark.contracts.execution.TaskId;
import dev.tidemark.contracts.execution.TaskStatus;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AuditResources.class)
class ExecutionStoryTest {

    @Inject
    EventDriver driver;

    @Inject
    Database database;

    @BeforeEach
    void keepWhatIsTold() {
        database.keepWhatIsTold();
    }

    @Test
    void endsAnExecutionWhenItsLastTaskEnds() {
        // given
        ExecutionId execution = anExecution();
        TaskId one = task(execution, "library/one");
        TaskId two = task(execution, "library/two");

        // when
        driver.read(driver.tell(requested(execution, false), planned(execution, 2)));
        driver.read(driver.tell(
                finished(one, null, TaskStatus.SUCCESS, totals(3, 3, 0)),
                finished(two, null, TaskStatus.ERROR, totals(0, 0, 0))));

        // then
        assertThat(execution(execution))
                .containsExactly(
                        "{\"status\":\"ERROR\",\"tasks_finished\":2,\"total\":3,\"error\":\"1 of 2 tasks failed\"}");
        assertThat(ends(execution)).isEqualTo(1);
    }

    @Test
    void takesAnEndOfNoPlanForNoneOnceAPlanIsBegun() {
        // given
        ExecutionId execution = anExecution();
        TaskId before = task(execution, "library/before");
        TaskId after = task(execution, "library/after");

        // when
        driver.read(driver.tell(
                begun(before, plan(before, "plan"), 0, tag(1, "v1")),
                finished(before, null, TaskStatus.ERROR, totals(0, 0, 0)),
                finished(after, null, TaskStatus.ERROR, totals(0, 0, 0)),
                begun(after, plan(after, "plan"), 0, tag(1, "v1")),
                finished(before, plan(before, "plan"), TaskStatus.SUCCESS, totals(3, 2, 1))));

        // then
        assertThat(database.rows(
                        "SELECT repository, status, total FROM audit.task WHERE execution = $1 ORDER BY 1",
                        execution.value()))
                .containsExactly(
                        "{\"repository\":\"library/after\",\"status\":\"ERROR\",\"total\":0}",
                        "{\"repository\":\"library/before\",\"status\":\"SUCCESS\",\"total\":3}");
    }

    @Test
    void endsAnExecutionWithoutTasksWhenItIsPlanned() {
        ExecutionId execution = anExecution();

        driver.read(driver.tell(planned(execution, 0)));

        assertThat(execution(execution))
                .containsExactly("{\"status\":\"SUCCESS\",\"tasks_finished\":0,\"total\":0,\"error\":null}");
        assertThat(ends(execution)).isEqualTo(1);
    }

    @Test
    void becomesTheSameInWhateverOrderTheTopicsAreRead() {
        ExecutionId orderly = anExecution();
        driver.read(driver.tell(story(orderly)));
        String expected = normalised(orderly);

        for (long seed = 1; seed <= 40; seed++) {
            ExecutionId execution = anExecution();
            var random = new Random(seed);
            List<Received<Event>> shuffled = interleaved(driver.tell(story(execution)), random);
            if (random.nextBoolean()) {
                driver.read(shuffled);
            } else {
                driver.readEach(shuffled);
            }
            assertThat(normalised(execution)).as("seed %d", seed).isEqualTo(expected);
            assertThat(ends(execution)).as("ends of seed %d", seed).isEqualTo(1);
        }
    }

    @Test
    void staysTheSameWhenEveryTopicIsReadAgain() {
        // given
        ExecutionId execution = anExecution();
        List<Received<Event>> told = driver.tell(story(execution));
        driver.read(told);
        String before = everything(execution);

        // when
        driver.read(told);
        driver.readEach(interleaved(told, new Random(5)));

        // then
        assertThat(everything(execution)).isEqualTo(before);
        assertThat(ends(execution)).isEqualTo(1);
    }

    private static List<Event> story(ExecutionId execution) {
        TaskId one = task(execution, "library/one");
        TaskId two = task(execution, "library/two");
        TaskId three = task(execution, "library/three");
        TaskId four = task(execution, "library/four");
        PlanId begun = plan(three, "begun");
        PlanId tooLate = plan(four, "too late");
        PlanId stands = plan(one, "stands");
        PlanId dropped = plan(one, "dropped");
        PlanId nothing = plan(two, "nothing");
        return List.of(
                requested(execution, false),
                requested(one, false),
                requested(two, false),
                planned(execution, 4),
                planned(one, stands, false, retained(1, "v1"), condemned(2, "v2"), condemned(3, "v3")),
                planned(one, dropped, false, retained(1, "v1")),
                planned(two, nothing, false, retained(9, "v9")),
                begun(one, stands, 0, tag(2, "v2"), tag(3, "v3"), tag(4, "v4")),
                finished(one, dropped, TaskStatus.SUCCESS, totals(1, 1, 0)),
                begun(one, stands, 0, tag(2, "v2"), tag(3, "v3")),
                done(
                        one,
                        stands,
                        0,
                        outcome(tag(2, "v2"), Outcome.GONE),
                        outcome(tag(3, "v3"), Outcome.KEPT),
                        outcome(tag(4, "v4"), Outcome.GONE)),
                finished(two, nothing, TaskStatus.SUCCESS, totals(1, 1, 0)),
                finished(one, stands, TaskStatus.SUCCESS, totals(3, 2, 0)),
                finished(one, dropped, TaskStatus.ERROR, totals(9, 9, 9)),
                begun(three, begun, 0, tag(5, "v5")),
                finished(three, null, TaskStatus.ERROR, totals(0, 0, 0)),
                done(three, begun, 0, outcome(tag(5, "v5"), Outcome.DELETED)),
                finished(three, begun, TaskStatus.SUCCESS, totals(2, 1, 1)),
                finished(four, null, TaskStatus.ERROR, totals(0, 0, 0)),
                begun(four, tooLate, 0, tag(6, "v6")),
                done(four, tooLate, 0, outcome(tag(6, "v6"), Outcome.DELETED)),
                finished(four, tooLate, TaskStatus.SUCCESS, totals(2, 1, 1)));
    }

    /** The topics' records in a new order, each topic's own order kept. */
    private static List<Received<Event>> interleaved(List<Received<Event>> told, Random random) {
        Map<String, Queue<Received<Event>>> topics = new LinkedHashMap<>();
        told.forEach(each -> topics.computeIfAbsent(topic(each.event()), topic -> new ArrayDeque<>())
                .add(each));
        var order = new ArrayList<Received<Event>>();
        while (!topics.isEmpty()) {
            var names = List.copyOf(topics.keySet());
            String name = names.get(random.nextInt(names.size()));
            order.add(topics.get(name).remove());
            if (topics.get(name).isEmpty()) {
                topics.remove(name);
            }
        }
        return order;
    }

    private List<String> execution(ExecutionId execution) {
        return database.rows(
                "SELECT status, tasks_finished, total, error FROM audit.execution WHERE id = $1", execution.value());
    }

    private int ends(ExecutionId execution) {
        return database.told(execution.value()).size();
    }

    /** All there is, but for numbers and ids that depend on who came first. */
    private String normalised(ExecutionId execution) {
        long id = execution.value();
        return String.join(
                "\n",
                List.of(
                        database.rows("SELECT to_jsonb(e) - 'id' AS e FROM audit.execution e WHERE id = $1", id)
                                .toString(),
                        database.rows(
                                        "SELECT to_jsonb(t) - 'number' - 'execution' - 'plan' - 'planned_plan' AS t, "
                                                + "t.plan = t.planned_plan AS first_plan FROM audit.task t "
                                                + "WHERE execution = $1 ORDER BY repository",
                                        id)
                                .toString(),
                        database.rows(
                                        "SELECT to_jsonb(h) - 'id' - 'number' - 'task' - 'execution' AS h FROM audit.history h "
                                                + "WHERE execution = $1 ORDER BY subject",
                                        id)
                                .toString(),
                        database.rows(
                                        "SELECT to_jsonb(o) - 'task' AS o FROM audit.outcome o JOIN audit.task t ON t.number = o.task "
                                                + "WHERE t.execution = $1 ORDER BY subject",
                                        id)
                                .toString(),
                        database.rows(
                                        "SELECT c.chunk, c.decisions, c.plan = t.plan AS stands FROM audit.decision_chunk c "
                                                + "JOIN audit.task t ON t.number = c.task WHERE t.execution = $1 "
                                                + "ORDER BY t.repository, 3, 1",
                                        id)
                                .toString()));
    }

    private String everything(ExecutionId execution) {
        return normalised(execution)
                + database.rows("SELECT * FROM audit.task WHERE execution = $1 ORDER BY number", execution.value())
                + database.rows("SELECT * FROM audit.history WHERE execution = $1 ORDER BY id", execution.value());
    }
}
