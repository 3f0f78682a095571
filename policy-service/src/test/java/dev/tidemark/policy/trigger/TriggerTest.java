package dev.tidemark.policy.trigger;

import static dev.tidemark.policy.Eventually.eventually;
import static dev.tidemark.policy.trigger.Scene.repository;
import static dev.tidemark.policy.trigger.Scene.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionFinished;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionRequested;
import dev.tidemark.contracts.event.Position;
import dev.tidemark.contracts.event.RegistryEvent;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactDeleted;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.ExecutionStatus;
import dev.tidemark.contracts.execution.Trigger;
import dev.tidemark.contracts.policy.EventTrigger.Kind;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.policy.Database;
import dev.tidemark.policy.Heard;
import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.Telling;
import dev.tidemark.policy.project.DeleteProject;
import dev.tidemark.policy.project.Project;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class TriggerTest {

    private static final String TOPIC = "retention.registry-events";

    @Inject
    Scene scene;

    @Inject
    Database database;

    @Inject
    ObjectMapper mapper;

    @Inject
    AwaitRuns awaitRuns;

    @Inject
    RunAwaited runAwaited;

    @Inject
    DeleteProject deleteProject;

    private Project project;
    private PolicyId policy;
    private RepositoryName app;

    @BeforeEach
    void aPolicy() {
        project = scene.project();
        policy = scene.policy(project);
        app = repository(project, "app");
    }

    private void tell(RegistryEvent event) {
        tell(event, null);
    }

    private void tell(RegistryEvent event, Instant at) {
        Telling.on(TOPIC, event.key(), json(event), at);
    }

    /** Tells something that makes another policy wait, and waits for that: all that was told before has then been heard. */
    private void awaitHeard() {
        Project another = scene.project();
        PolicyId marker = scene.policy(another);
        scene.trigger(marker, 3_600, 3_600, Kind.PUSH);
        tell(scene.push(repository(another, "marker"), "1"));
        eventually().until(() -> scene.waiting(marker) == 1);
    }

    private byte[] json(Object event) {
        try {
            return mapper.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private long execution() {
        return database.number("select max(id) from policy.execution where policy_id = ?", policy.value());
    }

    private void end(long execution) {
        var end = new ExecutionFinished(
                EventMeta.of(UUID.randomUUID(), Instant.now(), null),
                new ExecutionId(execution),
                ExecutionStatus.SUCCESS,
                1,
                3,
                3,
                0,
                0,
                null);
        Telling.on("retention.executions", Long.toString(execution), json(end));
    }

    private ExecutionRequested requested(long execution) {
        try (Heard heard = Heard.on("retention.executions")) {
            return eventually()
                    .until(
                            () -> heard.events(Long.toString(execution), ExecutionRequested.class),
                            events -> !events.isEmpty())
                    .get(0);
        }
    }

    @Test
    void aPushStartsAnExecutionForItsRepositoryAlone() {
        // given
        scene.trigger(policy, 1, 60, Kind.PUSH);

        // when
        RegistryEvent push = scene.push(app, "1");
        tell(push);

        // then
        eventually().until(() -> scene.executions(policy) == 1);
        ExecutionRequested event = requested(execution());
        assertThat(event.trigger()).isEqualTo(Trigger.EVENT);
        assertThat(event.repository()).isEqualTo(app);
        assertThat(event.dryRun()).isFalse();
        assertThat(event.requestedBy()).isEqualTo("event");
        assertThat(event.causes()).containsExactly(push.meta().id());
        assertThat(event.policy().eventTrigger().quietPeriodSeconds()).isEqualTo(1);
        assertThat(scene.waiting(policy)).isZero();
    }

    @Test
    void whatFollowsSoonIsLookedAtTogether() {
        // given
        scene.trigger(policy, 3, 60, Kind.PUSH);

        // when
        List<RegistryEvent> pushes = List.of(scene.push(app, "1"), scene.push(app, "2"), scene.push(app, null));
        pushes.forEach(this::tell);

        // then
        eventually().until(() -> scene.executions(policy) == 1);
        assertThat(requested(execution()).causes())
                .containsExactlyElementsOf(
                        pushes.stream().map(push -> push.meta().id()).toList());
    }

    @Test
    void eachEventPutsItOffUntilTheDelayIsOver() {
        // given
        scene.trigger(policy, 600, 900, Kind.PUSH);
        tell(scene.push(app, "1"));
        eventually().until(() -> scene.waiting(policy) == 1);
        assertThat(secondsUntilDue()).isBetween(590L, 600L);

        // when
        database.change(
                "update policy.awaited_run set first_event_at = first_event_at - interval '200 seconds',"
                        + " due_at = due_at - interval '200 seconds' where policy_id = ?",
                policy.value());
        tell(scene.push(app, "2"));

        // then
        eventually().until(() -> secondsUntilDue() > 590);
        database.change(
                "update policy.awaited_run set first_event_at = first_event_at - interval '400 seconds' where policy_id = ?",
                policy.value());
        tell(scene.push(app, "3"));
        eventually().until(() -> secondsUntilDue() <= 300);
        assertThat(scene.executions(policy)).isZero();
    }

    private long secondsUntilDue() {
        return database.number(
                "select ceil(extract(epoch from due_at - now())) from policy.awaited_run where policy_id = ?",
                policy.value());
    }

    @Test
    void oneRunsAndOneWaitsForItsEnd() {
        // given
        scene.trigger(policy, 0, 0, Kind.PUSH);
        tell(scene.push(app, "1"));
        eventually().until(() -> scene.executions(policy) == 1);
        long first = execution();

        // when
        List<RegistryEvent> meanwhile = List.of(scene.push(app, "2"), scene.push(app, "3"));
        meanwhile.forEach(this::tell);
        RepositoryName beside = repository(project, "beside");
        tell(scene.push(beside, "1"));

        // then another repository has nothing to do with it
        eventually().until(() -> scene.executions(policy) == 2);
        long second = execution();
        assertThat(requested(second).repository()).isEqualTo(beside);
        assertThat(scene.waiting(policy)).isEqualTo(1);
        assertThat(run(() -> runAwaited.ready(1_000_000))).doesNotContain(new AwaitedRuns.Key(policy, app));

        // when
        end(first);

        // then
        eventually().until(() -> scene.executions(policy) == 3);
        assertThat(requested(execution()).causes())
                .containsExactlyElementsOf(
                        meanwhile.stream().map(push -> push.meta().id()).toList());
        assertThat(scene.waiting(policy)).isZero();
    }

    @Test
    void onlyWhatThePolicyAskedForMakesItRun() {
        // given
        scene.trigger(policy, 3_600, 3_600, Kind.TAG);

        // when
        tell(scene.push(app, null));
        tell(scene.pull(app));
        tell(new ArtifactDeleted(
                EventMeta.of(UUID.randomUUID(), Instant.now(), null),
                scene.registry(),
                app,
                null,
                new Tag("1"),
                Instant.now()));
        tell(scene.push(repository(project, "other"), "1"));
        tell(scene.push(repository(scene.project(), "app"), "1"));
        awaitHeard();

        // then
        assertThat(scene.waiting(policy)).isZero();
        tell(scene.push(app, "1"));
        eventually().until(() -> scene.waiting(policy) == 1);
    }

    @Test
    void aPullMakesAPolicyRunThatAskedForPulls() {
        // given
        scene.trigger(policy, 0, 0, Kind.PULL);

        // when
        tell(scene.pull(app));

        // then
        eventually().until(() -> scene.executions(policy) == 1);
    }

    @Test
    void whatIsReadAgainStartsNothing() {
        // given
        scene.trigger(policy, 0, 0, Kind.PUSH);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Told told = told(new Position(4_711, 7, now));
        run(() -> awaitRuns.after(List.of(told)));
        eventually().until(() -> scene.executions(policy) == 1);
        end(execution());
        eventually().until(() -> scene.running(policy) == 0);

        // when
        run(() -> awaitRuns.after(List.of(told)));

        // then
        assertThat(scene.waiting(policy)).isZero();
        assertThat(scene.executions(policy)).isEqualTo(1);
    }

    @Test
    void onlyWhereItMayMakeAPolicyRunIsItOfConcern() {
        // given
        List<Told> told = List.of(told(new Position(4_713, 0, Instant.now())));
        boolean before = run(() -> awaitRuns.concern(told));

        // when
        scene.trigger(policy, 3_600, 3_600, Kind.PUSH);

        // then
        assertThat(before).isFalse();
        assertThat(run(() -> awaitRuns.concern(told))).isTrue();
        var nothing = new Told(new Position(4_713, 1, Instant.now()), Optional.empty());
        assertThat(run(() -> awaitRuns.concern(List.of(nothing)))).isFalse();
    }

    @Test
    void whatIsToldOnATopicMadeAnewIsHeard() {
        // given
        scene.trigger(policy, 3_600, 3_600, Kind.PUSH);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        run(() -> awaitRuns.after(
                List.of(new Told(new Position(4_712, 70_000, now.minusSeconds(60)), Optional.empty()))));

        // when
        run(() -> awaitRuns.after(List.of(told(new Position(4_712, 0, now)))));

        // then
        assertThat(scene.waiting(policy)).isEqualTo(1);
    }

    /** As many are named as anybody wants to read; how far one must have read to know of all is told in any case. */
    @Test
    void tellsWhereTheYoungestOfAllThatLedToItWasTold() {
        // given
        scene.trigger(policy, 3_600, 3_600, Kind.PUSH);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        run(() -> awaitRuns.after(IntStream.range(0, AwaitedRuns.MOST_CAUSES)
                .mapToObj(i -> told(new Position(4_713, i, now)))
                .toList()));

        // when
        run(() -> awaitRuns.after(
                List.of(told(new Position(4_713, 500, now)), told(new Position(4_713, 501, now.plusMillis(7))))));
        isDue();

        // then
        eventually().until(() -> scene.executions(policy) == 1);
        ExecutionRequested event = requested(execution());
        assertThat(event.causes()).hasSize(AwaitedRuns.MOST_CAUSES);
        assertThat(event.lastCause()).isEqualTo(new Position(4_713, 501, now.plusMillis(7)));
    }

    /** What waits has done so since before anybody noted that. */
    @Test
    void tellsNoPlaceThatNobodyNoted() {
        // given
        scene.trigger(policy, 3_600, 3_600, Kind.PUSH);
        tell(scene.push(app, "1"));
        eventually().until(() -> scene.waiting(policy) == 1);

        // when
        database.change(
                "update policy.awaited_run set cause_partition = null, cause_place = null, cause_written_at = null,"
                        + " due_at = now() where policy_id = ?",
                policy.value());

        // then
        eventually().until(() -> scene.executions(policy) == 1);
        assertThat(requested(execution()).lastCause()).isNull();
    }

    @Test
    void whatIsOldStartsNothing() {
        // given a policy that is much older
        scene.trigger(policy, 3_600, 3_600, Kind.PUSH);
        database.change(
                "update policy.policy set event_trigger_since = now() - interval '30 days' where id = ?",
                policy.value());

        // when
        tell(scene.push(app, "1"), Instant.now().minus(Duration.ofHours(25)));
        awaitHeard();

        // then
        assertThat(scene.waiting(policy)).isZero();
        tell(scene.push(app, "2"), Instant.now().minus(Duration.ofHours(23)));
        eventually().until(() -> scene.waiting(policy) == 1);
    }

    @Test
    void whatHappenedBeforeItWasAskedForStartsNothing() {
        // when
        scene.trigger(policy, 3_600, 3_600, Kind.PUSH);
        tell(scene.push(app, "1"), Instant.now().minus(Duration.ofMinutes(5)));
        awaitHeard();

        // then
        assertThat(scene.waiting(policy)).isZero();
    }

    @Test
    void whatWaitsForATriggerThatIsGoneDoesNotRun() {
        // given
        scene.trigger(policy, 3_600, 3_600, Kind.PUSH);
        tell(scene.push(app, "1"));
        eventually().until(() -> scene.waiting(policy) == 1);

        // when
        scene.untrigger(policy);
        isDue();

        // then
        eventually().until(() -> scene.waiting(policy) == 0);
        assertThat(scene.executions(policy)).isZero();
    }

    @Test
    void aPolicyThatItsProjectForgotDoesNotRun() {
        // given
        scene.trigger(policy, 3_600, 3_600, Kind.PUSH);
        tell(scene.push(app, "1"));
        eventually().until(() -> scene.waiting(policy) == 1);

        // when
        run(() -> deleteProject.forgetPolicy(scene.registry(), project.id()));
        isDue();

        // then
        eventually().until(() -> scene.waiting(policy) == 0);
        assertThat(scene.executions(policy)).isZero();
    }

    private Told told(Position place) {
        return new Told(place, Happening.of(scene.push(app, "1"), place));
    }

    private void isDue() {
        database.change("update policy.awaited_run set due_at = now() where policy_id = ?", policy.value());
    }
}
