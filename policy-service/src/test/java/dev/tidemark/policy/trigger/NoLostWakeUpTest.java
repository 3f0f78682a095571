package dev.tidemark.policy.trigger;

import static dev.tidemark.policy.Eventually.eventually;
import static dev.tidemark.policy.trigger.Scene.repository;
import static dev.tidemark.policy.trigger.Scene.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.event.ExecutionEvent.ExecutionRequested;
import dev.tidemark.contracts.event.Position;
import dev.tidemark.contracts.policy.EventTrigger.Kind;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.policy.Database;
import dev.tidemark.policy.Heard;
import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.project.Project;
import dev.tidemark.policy.trigger.AwaitedRuns.Key;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Several replicas hear of pushes, look for what is due and note ends at once, and die in the middle of it. Each push names itself in the
 * execution it leads to, so that one that was lost, or led to two, would be missing there, or be there twice.
 */
@QuarkusTest
@RealParts
class NoLostWakeUpTest {

    private static final int REPLICAS = 3;
    private static final int PUSHES_EACH = 60;
    private static final long SEED = 4_711;

    @Inject
    Scene scene;

    @Inject
    Database database;

    @Inject
    AwaitRuns awaitRuns;

    @Inject
    RunAwaited runAwaited;

    private final Set<UUID> committed = ConcurrentHashMap.newKeySet();
    private final AtomicLong place = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();

    private PolicyId policy;
    private List<RepositoryName> repositories;

    private void given() {
        Project project = scene.project();
        policy = scene.policy(project);
        scene.trigger(policy, 0, 0, Kind.PUSH);
        repositories = List.of(repository(project, "one"), repository(project, "two"));
    }

    @Test
    void everyPushIsLookedAtOnceWhoeverRollsBack() throws Exception {
        given();
        // when
        race(false);
        // then
        assertThat(causesOfAll()).containsExactlyInAnyOrderElementsOf(committed);
    }

    @Test
    void everyPushIsLookedAtOnceWhoseverConnectionDies() throws Exception {
        given();
        // when
        race(true);
        // then
        assertThat(causesOfAll()).containsExactlyInAnyOrderElementsOf(committed);
    }

    private void race(boolean connectionsDie) throws Exception {
        var threads = Executors.newCachedThreadPool();
        List<Future<?>> pushing = new ArrayList<>();
        List<Future<?>> others = new ArrayList<>();
        for (int replica = 0; replica < REPLICAS; replica++) {
            var random = new Random(SEED + replica);
            int partition = replica + (connectionsDie ? 5_000 : 6_000);
            pushing.add(threads.submit(task(() -> push(partition, random, connectionsDie))));
            others.add(threads.submit(task(() -> lookAround(new Random(random.nextLong()), connectionsDie))));
        }
        others.add(threads.submit(task(this::end)));
        try {
            for (Future<?> one : pushing) {
                one.get();
            }
        } finally {
            over.set(true);
        }
        for (Future<?> one : others) {
            one.get();
        }
        threads.shutdown();
        eventually().until(() -> {
            endAll();
            return scene.waiting(policy) == 0;
        });
    }

    private static Callable<Void> task(Step step) {
        return () -> {
            step.run();
            return null;
        };
    }

    private interface Step {
        void run() throws Exception;
    }

    /** One in four is rolled back after all was done, as if its replica had died then; what was not acknowledged is heard again. */
    private void push(int partition, Random random, boolean connectionsDie) {
        for (int i = 0; i < PUSHES_EACH; i++) {
            RepositoryName name = repositories.get(random.nextInt(repositories.size()));
            Instant now = Instant.now();
            var at = new Position(partition, place.incrementAndGet(), now);
            Told told = new Told(at, Happening.of(scene.push(name, "t"), at));
            UUID event = told.happening().orElseThrow().event();
            boolean heard = false;
            if (connectionsDie && random.nextInt(3) == 0) {
                kill();
            }
            while (!heard) {
                boolean dies = random.nextInt(4) == 0;
                try {
                    run(() -> Panache.withTransaction(() -> awaitRuns
                            .after(List.of(told))
                            .chain(() -> dies
                                    ? Uni.createFrom().failure(new Died())
                                    : Uni.createFrom().voidItem())));
                    heard = true;
                } catch (Died died) {
                    continue;
                } catch (RuntimeException lost) {
                    assertThat(connectionsDie).as(lost.toString()).isTrue();
                }
            }
            committed.add(event);
        }
    }

    private void lookAround(Random random, boolean connectionsDie) {
        while (!over.get()) {
            try {
                for (Key key : run(() -> runAwaited.ready(10))) {
                    boolean dies = random.nextInt(3) == 0;
                    run(() -> Panache.withTransaction(() -> runAwaited
                            .of(key)
                            .chain(() -> dies
                                    ? Uni.createFrom().failure(new Died())
                                    : Uni.createFrom().voidItem())));
                }
            } catch (Died died) {
                continue;
            } catch (RuntimeException lost) {
                assertThat(connectionsDie).as(lost.toString()).isTrue();
            }
        }
    }

    private void end() {
        while (!over.get()) {
            for (RepositoryName name : repositories) {
                assertThat(database.number(
                                "select count(*) from policy.execution where policy_id = ? and repository = ?"
                                        + " and status = 'RUNNING'",
                                policy.value(),
                                name.value()))
                        .isLessThanOrEqualTo(1);
            }
            endAll();
        }
    }

    private void endAll() {
        database.change("update policy.execution set status = 'SUCCESS' where policy_id = ?", policy.value());
    }

    /** Whatever the connection is in the middle of. Those of the test's own eyes are others. */
    private void kill() {
        database.number("select count(pg_terminate_backend(pid)) from (select pid from pg_stat_activity"
                + " where application_name = 'vertx-pg-client' and state <> 'idle' order by random() limit 1) one");
    }

    private List<UUID> causesOfAll() {
        long executions = scene.executions(policy);
        try (Heard heard = Heard.on("retention.executions")) {
            return eventually().until(() -> ofPolicy(heard), requested -> requested.size() == executions).stream()
                    .flatMap(requested -> requested.causes().stream())
                    .toList();
        }
    }

    /** Told twice, where the relay's connection died before it could note that it had told: the same each time. */
    private List<ExecutionRequested> ofPolicy(Heard heard) {
        return heard.events(ExecutionRequested.class).stream()
                .filter(requested -> requested.policy().id().equals(policy))
                .distinct()
                .toList();
    }

    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
