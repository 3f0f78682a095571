package dev.tidemark.executor.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.event.DeletionEvent.DeletionsCondemned;
import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.ResultEvent.DeletionsDone;
import dev.tidemark.contracts.event.ResultEvent.TaskFinished;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.PlanId;
import dev.tidemark.contracts.execution.TaskId;
import dev.tidemark.contracts.execution.TaskStatus;
import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Keep.By;
import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.RetentionRules.Unit;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.evaluator.Evaluator;
import dev.tidemark.evaluator.Plan;
import dev.tidemark.executor.ExecutorConfig;
import dev.tidemark.executor.facts.FactsCache;
import dev.tidemark.executor.guard.SaidStops;
import dev.tidemark.executor.messaging.RecordedPublisher;
import dev.tidemark.executor.planning.FreshReading;
import dev.tidemark.executor.registry.Deleters;
import dev.tidemark.executor.registry.OpenRegistry;
import dev.tidemark.executor.registry.harbor.HarborFixtures;
import dev.tidemark.executor.registry.http.HttpFixtures;
import dev.tidemark.executor.registry.standin.Push;
import dev.tidemark.executor.registry.standin.harbor.StandInHarbor;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From Harbor's listing to Harbor's deletions, on nothing but what Harbor tells. */
class RetentionInHarborTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant OLD = NOW.minus(Duration.ofDays(60));
    private static final Instant YOUNG = NOW.minus(Duration.ofDays(2));
    private static final RepositoryName APP = HarborFixtures.REPOSITORY;

    private final StandInHarbor harbor = new StandInHarbor("library");
    private final OpenRegistry registry = HarborFixtures.open(harbor);
    private final Push push = harbor.push();
    private final RecordedPublisher published = new RecordedPublisher();

    @AfterEach
    void stop() {
        harbor.close();
    }

    @Test
    void deletesWhatIsOldAndKeepsWhatIsProtectedOrNeeded() {
        harbor.at(OLD);
        Digest shared = push.image(APP, OLD);
        Digest alone = push.image(APP, OLD);
        push.index(APP, List.of(shared, alone), "old-multi");
        push.image(APP, OLD);
        push.image(APP, OLD, "old");
        Digest released = push.image(APP, OLD, "v1");
        harbor.immutable(APP, "v1");
        harbor.at(YOUNG);
        Digest young = push.image(APP, OLD, "latest");
        Digest index = push.index(APP, List.of(shared), "young-multi");
        push.referrer(APP, young, "application/vnd.example.signature");

        carryOut(plan(Unit.ARTIFACT, new Keep.Within(By.PUSHED, 30, false)));

        assertThat(harbor.digests(APP)).contains(released, young, index, shared).hasSize(5);
        assertThat(outcomes()).isSubsetOf(Outcome.DELETED, Outcome.GONE).contains(Outcome.DELETED);
        assertThat(end().status()).isEqualTo(TaskStatus.SUCCESS);
        assertThat(plan(Unit.ARTIFACT, new Keep.Within(By.PUSHED, 30, false)).condemned())
                .isEmpty();
    }

    @Test
    void deletesWhatNobodyPullsAndDoesNotPullItself() {
        harbor.at(OLD);
        Digest used = push.image(APP, OLD, "used");
        push.image(APP, OLD, "unused");
        harbor.at(YOUNG);
        harbor.pull(APP, "used");
        harbor.at(NOW);
        Keep pulled = new Keep.Within(By.PULLED, 30, false);

        carryOut(plan(Unit.ARTIFACT, pulled));

        assertThat(harbor.digests(APP)).containsExactly(used);
        assertThat(FreshReading.of(registry.reader(), APP, clock()).artifacts())
                .singleElement()
                .satisfies(artifact -> assertThat(artifact.pulled().at()).isEqualTo(YOUNG));
    }

    @Test
    void removesATagAloneWhereAnotherOneKeepsItsArtifact() {
        harbor.at(OLD);
        Digest image = push.image(APP, OLD, "old");
        harbor.at(YOUNG);
        harbor.tag(APP, image, "young");

        carryOut(plan(Unit.TAG, new Keep.Within(By.PUSHED, 30, false)));

        assertThat(harbor.digests(APP)).containsExactly(image);
        assertThat(registry.reader().tags(APP)).contains(List.of(new Tag("young")));
    }

    private Plan plan(Unit unit, Keep keep) {
        Selector all = new Selector.ByTag(new Pattern(Pattern.Syntax.DOUBLESTAR, "**"), false, true);
        RetentionRule rule = new RetentionRule("rule 0", false, List.of(), List.of(all), keep);
        return Evaluator.plan(
                FreshReading.of(registry.reader(), APP, clock()), new RetentionRules(unit, List.of(rule), false), NOW);
    }

    private void carryOut(Plan plan) {
        ExecutorConfig config = new SmallRyeConfigBuilder()
                .withMapping(ExecutorConfig.class)
                .build()
                .getConfigMapping(ExecutorConfig.class);
        Bounds bounds = new Bounds(SaidStops.NONE, config, clock(), time -> {
            throw new AssertionError("waited for " + time);
        });
        new CarryOutPlan(
                        Deleters.of(registry.deleter()),
                        new FactsCache(),
                        published,
                        new Probes(published, clock()),
                        bounds,
                        clock())
                .carryOut(condemned(plan), new PartitionMemory(Duration.ofHours(26)), () -> false);
    }

    private static DeletionsCondemned condemned(Plan plan) {
        return new DeletionsCondemned(
                EventMeta.of(new UUID(0, 9), NOW, null),
                new TaskId(new ExecutionId(7), HttpFixtures.NAME, APP),
                new PolicyId(1),
                new PlanId(new UUID(0, 1)),
                plan.condemned(),
                10,
                plan.total(),
                plan.retained(),
                NOW.plus(Duration.ofDays(1)),
                Unit.ARTIFACT);
    }

    private Stream<Outcome> outcomes() {
        return published.told(DeletionsDone.class).stream()
                .flatMap(done -> done.outcomes().stream())
                .map(one -> one.outcome());
    }

    private TaskFinished end() {
        return published.told(TaskFinished.class).get(0);
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
