package dev.tidemark.policy.schedule;

import static dev.tidemark.policy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.event.ExecutionEvent.ExecutionRequested;
import dev.tidemark.contracts.execution.Trigger;
import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.RetentionRules.Unit;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.policy.CreatePolicy;
import dev.tidemark.policy.Database;
import dev.tidemark.policy.Heard;
import dev.tidemark.policy.PolicyDraft;
import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.project.CreateProject;
import dev.tidemark.policy.project.DeleteProject;
import dev.tidemark.policy.project.Project;
import dev.tidemark.policy.project.ProjectTraits;
import dev.tidemark.policy.registry.Registries;
import dev.tidemark.policy.security.Admin;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class ScheduleTest {

    @Inject
    Database database;

    @Inject
    Registries registries;

    @Inject
    CreateProject createProject;

    @Inject
    CreatePolicy createPolicy;

    @Inject
    DeleteProject deleteProject;

    @Inject
    PauseSchedules pauseSchedules;

    @Inject
    RunSlot runSlot;

    private Project project;
    private PolicyId policy;

    @BeforeEach
    void aPolicyThatIsDueEveryDayAtThisMinute() {
        var now = Instant.now().atOffset(ZoneOffset.UTC);
        Cron cron = HarborCron.parse("0 " + now.getMinute() + " " + now.getHour() + " * * *");
        RetentionRules rules = new RetentionRules(Unit.ARTIFACT, List.of(), false);
        project = run(() -> createProject.named(
                Admin.NUMBER, registries.ofHarbor(), new ProjectName("p" + UUID.randomUUID()), ProjectTraits.NONE));
        policy = run(() -> createPolicy.inProject(
                project.id(), new PolicyDraft(Dialect.HARBOR, rules, "{}", Optional.of(cron)), "admin"));
    }

    private static <T> T run(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private void wasDue(String ago) {
        database.change(
                "update policy.policy set next_run = date_trunc('minute', now()) - interval '" + ago + "' where id = ?",
                policy.value());
    }

    private long executions() {
        return database.number("select count(*) from policy.execution where policy_id = ?", policy.value());
    }

    private boolean isDueAgain() {
        return database.number("select count(*) from policy.policy where id = ? and next_run > now()", policy.value())
                == 1;
    }

    @Test
    void aPolicyThatIsDueIsRunByItself() {
        // when
        wasDue("0 minutes");

        // then
        eventually().until(() -> executions() == 1);
        assertThat(isDueAgain()).isTrue();
        long execution = database.number("select id from policy.execution where policy_id = ?", policy.value());
        try (Heard heard = Heard.on("retention.executions")) {
            eventually()
                    .untilAsserted(() -> assertThat(heard.events(Long.toString(execution), ExecutionRequested.class))
                            .singleElement()
                            .satisfies(event -> {
                                assertThat(event.trigger()).isEqualTo(Trigger.SCHEDULE);
                                assertThat(event.dryRun()).isFalse();
                                assertThat(event.requestedBy()).isEqualTo("schedule");
                            }));
        }
    }

    @Test
    void oneTickIsOneExecutionHoweverManyReplicasSeeIt() {
        // when
        wasDue("0 minutes");
        CompletableFuture.allOf(IntStream.range(0, 8)
                        .mapToObj(replica -> CompletableFuture.runAsync(() -> run(() -> runSlot.of(policy))))
                        .toArray(CompletableFuture[]::new))
                .join();

        // then
        assertThat(executions()).isEqualTo(1);
    }

    @Test
    void aTickThatWasMissedByHoursIsLeftToTheNext() {
        // when
        wasDue("3 hours");

        // then
        eventually().until(this::isDueAgain);
        // The cron's own minute may be now, or the very next look: what was missed is not among its executions.
        assertThat(database.number(
                        "select count(*) from policy.execution where policy_id = ? and slot < now() - interval '1 hour'",
                        policy.value()))
                .isZero();
    }

    @Test
    void aPolicyThatItsProjectForgotIsNotRunByTheClock() {
        // given
        run(() -> deleteProject.forgetPolicy(registries.ofHarbor(), project.id()));

        // when
        wasDue("0 minutes");

        // then
        assertThat(run(() -> runSlot.due(1_000_000))).doesNotContain(policy);
    }

    @Test
    void whileSchedulesArePausedNothingOfThatDialectIsDue() {
        // given
        run(() -> pauseSchedules.pause(Dialect.HARBOR, "admin"));

        // when
        wasDue("0 minutes");

        // then
        assertThat(run(() -> runSlot.due(1_000_000))).doesNotContain(policy);
        run(() -> pauseSchedules.resume(Dialect.HARBOR, "admin"));
        eventually().until(() -> executions() == 1);
    }
}
