package dev.tidemark.audit.intake;

import static dev.tidemark.audit.EventFixtures.NOW;
import static dev.tidemark.audit.EventFixtures.anExecution;
import static dev.tidemark.audit.EventFixtures.begun;
import static dev.tidemark.audit.EventFixtures.condemned;
import static dev.tidemark.audit.EventFixtures.done;
import static dev.tidemark.audit.EventFixtures.finished;
import static dev.tidemark.audit.EventFixtures.meta;
import static dev.tidemark.audit.EventFixtures.outcome;
import static dev.tidemark.audit.EventFixtures.plan;
import static dev.tidemark.audit.EventFixtures.planned;
import static dev.tidemark.audit.EventFixtures.requested;
import static dev.tidemark.audit.EventFixtures.tag;
import static dev.tidemark.audit.EventFixtures.task;
import static dev.tidemark.audit.EventFixtures.totals;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.audit.AuditResources;
import dev.tidemark.audit.Database;
import dev.tidemark.audit.KafkaDriver;
import dev.tidemark.contracts.event.ExecutionEvent;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionFinished;
import dev.tidemark.contracts.event.ResultEvent.TaskFinished;
import dev.tidemark.contracts.event.Topic;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.ExecutionStatus;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.PlanId;
import dev.tidemark.contracts.execution.TaskId;
import dev.tidemark.contracts.execution.TaskStatus;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AuditResources.class)
class ProjectorTest {

    private static final Logger LOG = Logger.getLogger(ProjectorTest.class);

    @Inject
    KafkaDriver kafka;

    @Inject
    Database database;

    @Inject
    ObjectMapper mapper;

    @Test
    void tellsTheEndOfAnExecutionThatItRead() throws Exception {
        // given
        ExecutionId execution = anExecution();
        TaskId task = task(execution, "library/app");

        // when
        kafka.send(requested(execution, false));
        kafka.send(planned(execution, 1));
        kafka.send(requested(task, false));
        kafka.send(finished(task, null, TaskStatus.SUCCESS, totals(3, 2, 1)));
        kafka.flush();

        // then
        List<ConsumerRecord<String, byte[]>> ends =
                await().atMost(Duration.ofSeconds(60)).until(() -> ends(execution), found -> !found.isEmpty());
        var end = (ExecutionFinished) mapper.readValue(ends.get(0).value(), ExecutionEvent.class);
        assertThat(end.status()).isEqualTo(ExecutionStatus.SUCCESS);
        assertThat(end.deleted()).isEqualTo(1);
        assertThat(end.meta().occurredAt()).isEqualTo(NOW.plusSeconds(5));
        assertThat(header(ends.get(0), "ce_type")).isEqualTo("retention.execution-finished.v1");
        assertThat(header(ends.get(0), "ce_id")).isEqualTo(end.meta().id().toString());
        assertThat(header(ends.get(0), "ce_execution")).isEqualTo(execution.toString());
        assertThat(ends.get(0).key()).isEqualTo(execution.toString());
    }

    @Test
    void putsAsideWhatCannotBeReadOrStoredAndProjectsTheRest() {
        // given good records around one that is no JSON, and one whose text PostgreSQL cannot hold
        ExecutionId execution = anExecution();
        String key = "poison-" + execution;
        for (int number = 0; number < 40; number++) {
            if (number == 13) {
                kafka.send(Topic.RESULTS.wireName(), key, "{no json".getBytes(StandardCharsets.UTF_8));
            }
            if (number == 27) {
                kafka.send(Topic.RESULTS.wireName(), key, kafka.json(unstorable(task(execution, "library/bad"))));
            }
            var good = finished(task(execution, "library/r" + number), null, TaskStatus.SUCCESS, totals(1, 1, 0));
            kafka.send(Topic.RESULTS.wireName(), key, kafka.json(good));
        }

        // when
        kafka.flush();

        // then
        awaitFinished(execution, 40);
        List<ConsumerRecord<String, byte[]>> letters = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> kafka.read(Topic.RESULTS.deadLetters(), record -> key.equals(record.key())),
                        found -> found.size() == 2);
        assertThat(letters).allSatisfy(letter -> {
            assertThat(header(letter, "dead-letter-topic")).isEqualTo("retention.results");
            assertThat(header(letter, "dead-letter-reason")).isNotBlank();
        });
        assertThat(header(letters.get(1), "dead-letter-exception-class-name")).contains("PgException");
    }

    @Test
    void waitsForTheDatabaseAndLosesNothing() {
        // given
        database.run("ALTER TABLE audit.outcome RENAME TO outcome_out_of_reach");
        ExecutionId execution = anExecution();
        TaskId task = task(execution, "library/app");
        PlanId plan = plan(task, "plan");

        // when
        kafka.send(done(task, plan, 0, outcome(tag(1, "v1"), Outcome.KEPT)));
        kafka.send(finished(task, plan, TaskStatus.SUCCESS, totals(1, 1, 0)));
        kafka.flush();
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(tasksFinished(execution)).isEmpty());
        database.run("ALTER TABLE audit.outcome_out_of_reach RENAME TO outcome");

        // then
        awaitFinished(execution, 1);
        assertThat(kafka.read(
                        Topic.RESULTS.deadLetters(),
                        record -> record.key().endsWith(task.repository().toString())
                                && record.key().startsWith(task.registry().toString())))
                .isEmpty();
        assertThat(database.rows("SELECT kept FROM audit.task WHERE execution = $1", execution.value()))
                .containsExactly("{\"kept\":1}");
    }

    @Test
    void projectsTenThousandTasks() {
        // given
        int tasks = 10_000;
        ExecutionId execution = anExecution();
        kafka.send(planned(execution, tasks));
        long began = System.nanoTime();

        // when
        for (int number = 0; number < tasks; number++) {
            TaskId task = task(execution, "library/r" + number);
            var plan = plan(task, "plan");
            kafka.send(planned(task, plan, false, condemned(1, "v1")));
            kafka.send(begun(task, plan, 0, tag(1, "v1")));
            kafka.send(done(task, plan, 0, outcome(tag(1, "v1"), Outcome.DELETED)));
            kafka.send(finished(task, plan, TaskStatus.SUCCESS, totals(1, 0, 1)));
        }
        kafka.flush();
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> !tasksFinished(execution).isEmpty()
                        && tasksFinished(execution).get(0).contains(":" + tasks + "}"));

        // then
        double seconds = (System.nanoTime() - began) / 1e9;
        LOG.infof(
                "Projected %d tasks, %d results, in %.1f s: %.0f results/s",
                tasks, 3 * tasks, seconds, 3 * tasks / seconds);
        assertThat(tasksFinished(execution)).containsExactly("{\"tasks_finished\":" + tasks + "}");
        assertThat(database.rows(
                        "SELECT count(*) AS deleted FROM audit.history WHERE execution = $1", execution.value()))
                .containsExactly("{\"deleted\":" + tasks + "}");
    }

    private static TaskFinished unstorable(TaskId task) {
        return new TaskFinished(
                meta(NOW, "unstorable", task),
                task,
                null,
                false,
                TaskStatus.ERROR,
                totals(0, 0, 0),
                "a text with a \0 in it");
    }

    private void awaitFinished(ExecutionId execution, int tasks) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(tasksFinished(execution))
                .containsExactly("{\"tasks_finished\":" + tasks + "}"));
    }

    private List<String> tasksFinished(ExecutionId execution) {
        return database.rows("SELECT tasks_finished FROM audit.execution WHERE id = $1", execution.value());
    }

    private List<ConsumerRecord<String, byte[]>> ends(ExecutionId execution) {
        return kafka.read(
                Topic.EXECUTIONS.wireName(),
                record -> execution.toString().equals(record.key())
                        && new String(record.value(), StandardCharsets.UTF_8).contains("execution-finished"));
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
