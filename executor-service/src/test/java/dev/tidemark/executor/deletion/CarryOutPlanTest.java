package dev.tidemark.executor.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.event.DeletionEvent.DeletionsCondemned;
import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.ResultEvent;
import dev.tidemark.contracts.event.ResultEvent.DeletionsBegun;
import dev.tidemark.contracts.event.ResultEvent.DeletionsDone;
import dev.tidemark.contracts.event.ResultEvent.TaskFinished;
import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.FreedBytes;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.PlanId;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.execution.SubjectOutcome;
import dev.tidemark.contracts.execution.TaskId;
import dev.tidemark.contracts.execution.TaskStatus;
import dev.tidemark.contracts.execution.TaskTotals;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.RetentionRules.Unit;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.ExecutorConfig;
import dev.tidemark.executor.facts.FactsCache;
import dev.tidemark.executor.guard.Ownership;
import dev.tidemark.executor.guard.Pause;
import dev.tidemark.executor.guard.RevokedException;
import dev.tidemark.executor.guard.SaidStops;
import dev.tidemark.executor.guard.Stops;
import dev.tidemark.executor.messaging.RecordedPublisher;
import dev.tidemark.executor.registry.DeleteAnswer;
import dev.tidemark.executor.registry.Deleters;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.memory.Call;
import dev.tidemark.executor.registry.memory.InMemoryRegistry;
import dev.tidemark.executor.registry.memory.InMemoryRegistry.TagDeletion;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CarryOutPlanTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final RegistryName REGISTRY = new RegistryName("default");
    private static final RepositoryName APP = new RepositoryName("library/app");
    private static final TaskId TASK = new TaskId(new ExecutionId(7), REGISTRY, APP);
    private static final PlanId PLAN = new PlanId(new UUID(0, 1));
    private static final Ownership SURE = () -> false;

    private final RecordedPublisher published = new RecordedPublisher();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicBoolean paused = new AtomicBoolean();
    private Pause pause = time -> {
        throw new AssertionError("waited for " + time);
    };
    private InMemoryRegistry registry = InMemoryRegistry.empty(REGISTRY, TagDeletion.UNSUPPORTED);

    @ParameterizedTest
    @EnumSource(TagDeletion.class)
    void deletesWhatIsCondemnedAndNothingElse(TagDeletion tagDeletion) {
        registry = InMemoryRegistry.empty(REGISTRY, tagDeletion);
        Digest stays = registry.push(APP, NOW, "v5", "stable");
        Digest goes = registry.push(APP, NOW, "v1", "old");

        carryOut(plan(whole(goes, "old", "v1")));

        assertThat(registry.digests(APP)).containsExactly(stays);
        assertThat(outcomes())
                .containsOnly(
                        Map.entry(new Subject(goes, new Tag("old")), Outcome.DELETED),
                        Map.entry(new Subject(goes, new Tag("v1")), Outcome.DELETED),
                        Map.entry(Subject.manifest(goes), Outcome.DELETED));
        assertThat(end().status()).isEqualTo(TaskStatus.SUCCESS);
        assertThat(end().totals()).isEqualTo(new TaskTotals(2, 1, 3, 3, 0, 0, 0));
    }

    /** As told before anybody knew what the registry can. */
    @ParameterizedTest
    @EnumSource(TagDeletion.class)
    void leavesWhatNeedNotGoWhereTagsCanGoAlone(TagDeletion tagDeletion) {
        registry = InMemoryRegistry.empty(REGISTRY, tagDeletion);
        Digest stays = registry.push(APP, NOW, "v5");
        Digest child = registry.push(APP, NOW);
        Digest index = registry.pushIndex(APP, List.of(child), "v1");
        boolean deletesTags = tagDeletion == TagDeletion.AS_TAGS;

        carryOut(planOfTags(
                new Condemned(index, List.of(new Tag("v1")), true, null, null, true),
                new Condemned(child, List.of(), true, index, null, true)));

        assertThat(registry.tags(APP)).containsExactly(new Tag("v5"));
        assertThat(registry.digests(APP).contains(index)).isEqualTo(deletesTags);
        assertThat(registry.digests(APP).contains(child)).isEqualTo(deletesTags);
        assertThat(registry.digests(APP)).contains(stays);
        assertThat(outcome(new Subject(index, new Tag("v1"))).outcome()).isEqualTo(Outcome.DELETED);
        assertThat(outcomes()).hasSize(deletesTags ? 1 : 3);
        assertThat(end().status()).isEqualTo(TaskStatus.SUCCESS);
        assertThat(end().totals().kept()).isZero();
    }

    @ParameterizedTest
    @EnumSource(TagDeletion.class)
    void tellsABatchBeforeItsFirstDeletion(TagDeletion tagDeletion) {
        registry = InMemoryRegistry.empty(REGISTRY, tagDeletion);
        registry.push(APP, NOW, "v5");
        Digest goes = registry.push(APP, NOW, "v1");
        registry.beforeEach(call -> {
            if (call.operation() == Call.Operation.DELETE_MANIFEST) {
                assertThat(published.told(DeletionsBegun.class))
                        .flatExtracting(DeletionsBegun::subjects)
                        .contains(Subject.manifest(goes));
            }
        });

        carryOut(plan(whole(goes, "v1")));

        assertThat(published.told(ResultEvent.class).get(0)).isInstanceOf(DeletionsBegun.class);
    }

    @ParameterizedTest
    @EnumSource(TagDeletion.class)
    void sparesADigestThatATagWasMovedOnto(TagDeletion tagDeletion) {
        registry = InMemoryRegistry.empty(REGISTRY, tagDeletion);
        registry.push(APP, NOW, "prod");
        Digest rolledBackTo = registry.push(APP, NOW, "v1");
        registry.tag(APP, "prod", rolledBackTo);

        carryOut(plan(whole(rolledBackTo, "v1")));

        assertThat(registry.digests(APP)).contains(rolledBackTo);
        assertThat(outcome(Subject.manifest(rolledBackTo)).reason()).isEqualTo(Reason.MOVED);
        assertThat(end().totals().retained()).isEqualTo(2);
    }

    @Test
    void sparesADigestThatAnotherCondemnedTagWasMovedOnto() {
        Digest first = registry.push(APP, NOW, "v1");
        Digest second = registry.push(APP, NOW, "v2");
        registry.tag(APP, "v1", second);

        carryOut(plan(whole(first, "v1"), whole(second, "v2")));

        assertThat(registry.digests(APP)).containsExactly(second);
    }

    @ParameterizedTest
    @EnumSource(TagDeletion.class)
    void sparesAChildThatANewIndexRefersTo(TagDeletion tagDeletion) {
        registry = InMemoryRegistry.empty(REGISTRY, tagDeletion);
        Digest child = registry.push(APP, NOW);
        Digest other = registry.push(APP, NOW);
        Digest index = registry.pushIndex(APP, List.of(child, other), "v1");
        Digest inner = registry.pushIndex(APP, List.of(child));
        Digest newer = registry.pushIndex(APP, List.of(inner), "v2");

        carryOut(plan(whole(index, "v1"), following(child, index), following(other, index)));

        assertThat(registry.digests(APP)).containsExactlyInAnyOrder(newer, inner, child);
    }

    @Test
    void keepsTheChildrenOfAnIndexThatCouldNotBeDeleted() {
        registry.push(APP, NOW, "v5");
        Digest child = registry.push(APP, NOW);
        Digest index = registry.pushIndex(APP, List.of(child), "v1");
        registry.tag(APP, "prod", index);

        carryOut(plan(whole(index, "v1"), following(child, index)));

        assertThat(registry.digests(APP)).contains(index, child);
    }

    @Test
    void deletesNothingOnceItIsStopped() {
        registry.push(APP, NOW, "v5");
        Digest first = registry.push(APP, NOW, "v1");
        Digest second = registry.push(APP, NOW, "v2");
        registry.beforeEach(call -> stopped.compareAndSet(false, call.operation() == Call.Operation.DELETE_MANIFEST));

        carryOut(plan(whole(first, "v1"), whole(second, "v2")));

        assertThat(registry.digests(APP)).contains(second).doesNotContain(first);
        assertThat(outcome(Subject.manifest(second)).reason()).isEqualTo(Reason.STOPPED);
        assertThat(end().status()).isEqualTo(TaskStatus.STOPPED);
    }

    @Test
    void deletesNothingMoreOnceItsTimeIsOver() {
        registry.push(APP, NOW, "v5");
        Digest first = registry.push(APP, NOW, "v1");
        Digest second = registry.push(APP, NOW, "v2");
        DeletionsCondemned plan = plan(whole(first, "v1"), whole(second, "v2"));
        DeletionsCondemned brief = new DeletionsCondemned(
                plan.meta(), TASK, plan.policy(), PLAN, plan.condemned(), 3, 3, 0, NOW.plusSeconds(30), null);
        Instant[] now = {NOW};
        registry.beforeEach(
                call -> now[0] = call.operation() == Call.Operation.DELETE_MANIFEST ? NOW.plusSeconds(31) : now[0]);

        carryOut(new ChangingClock(now), brief, published, memory(), SURE);

        assertThat(registry.digests(APP)).contains(second).doesNotContain(first);
        assertThat(outcome(Subject.manifest(second)).reason()).isEqualTo(Reason.EXPIRED);
        assertThat(end().status()).isEqualTo(TaskStatus.EXPIRED);
    }

    @Test
    void sendsNoRequestForAStoppedExpiredOrPausedPlan() {
        Digest goes = registry.push(APP, NOW, "v1");
        registry.beforeEach(call -> {
            throw new AssertionError("asked for " + call);
        });

        stopped.set(true);
        carryOut(plan(whole(goes, "v1")));
        stopped.set(false);
        paused.set(true);
        carryOut(plan(whole(goes, "v1")));
        paused.set(false);
        carryOutAt(NOW.plus(Duration.ofDays(2)), plan(whole(goes, "v1")), memory(), SURE);

        assertThat(published.told(TaskFinished.class))
                .extracting(TaskFinished::status)
                .containsExactly(TaskStatus.STOPPED, TaskStatus.STOPPED, TaskStatus.EXPIRED);
    }

    @Test
    void goesOnWithThePlanBegunAlthoughALaterOneFoundNothingToDeleteOrCouldNotBeMade() {
        registry.push(APP, NOW, "v5");
        Digest goes = registry.push(APP, NOW, "v1");
        PartitionMemory memory = memory();
        memory.add(new DeletionsBegun(meta(), TASK, PLAN, 0, List.of(Subject.manifest(goes))));
        memory.add(new TaskFinished(
                meta(), TASK, new PlanId(new UUID(0, 2)), false, TaskStatus.SUCCESS, TaskTotals.NONE, null));
        memory.add(new TaskFinished(meta(), TASK, null, false, TaskStatus.ERROR, TaskTotals.NONE, "down"));

        carryOutAt(NOW, plan(whole(goes, "v1")), memory, SURE);

        assertThat(registry.digests(APP)).doesNotContain(goes);
    }

    @Test
    void dropsThePlanOfAnEndedTaskAndAnyOtherPlanThanTheOneBegun() {
        Digest goes = registry.push(APP, NOW, "v1");
        PartitionMemory ended = memory();
        ended.add(finished());
        PartitionMemory begun = memory();
        begun.add(new DeletionsBegun(meta(), TASK, new PlanId(new UUID(0, 2)), 0, List.of()));

        carryOutAt(NOW, plan(whole(goes, "v1")), ended, SURE);
        carryOutAt(NOW, plan(whole(goes, "v1")), begun, SURE);

        assertThat(registry.digests(APP)).containsExactly(goes);
        assertThat(published.told(ResultEvent.class)).isEmpty();
    }

    /** Dies before each event and before each request in turn; whoever takes it up must end in the same state, with the same totals. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24})
    void endsInTheSameStateWhereverItIsKilled(int step) {
        for (TagDeletion tagDeletion : TagDeletion.values()) {
            InMemoryRegistry fresh = InMemoryRegistry.empty(REGISTRY, tagDeletion);
            registry = fresh;
            Digest stays = registry.push(APP, NOW, "v5");
            Digest child = registry.push(APP, NOW);
            Digest index = registry.pushIndex(APP, List.of(child), "v1");
            Digest image = registry.push(APP, NOW, "v2");
            DeletionsCondemned plan = plan(whole(index, "v1"), following(child, index), whole(image, "v2"));
            RecordedPublisher told = new RecordedPublisher();
            killAt(step, told, () -> carryOut(plan, told, memory(), SURE));
            fresh.beforeEach(call -> {});
            told.before(event -> {});

            carryOut(plan, told, restored(told), SURE);

            assertThat(registry.digests(APP)).containsExactly(stays);
            assertThat(told.told(TaskFinished.class))
                    .allSatisfy(end -> assertThat(end.totals()).isEqualTo(new TaskTotals(4, 2, 5, 5, 0, 0, 0)));
        }
    }

    @Test
    void keepsATagThatWasPushedAgainAfterTheTaskHadEnded() {
        registry.push(APP, NOW, "v5");
        Digest goes = registry.push(APP, NOW, "v1");
        DeletionsCondemned plan = plan(whole(goes, "v1"));
        carryOut(plan);
        registry.push(
                APP, registry.reader().facts(APP, registry.digests(APP).get(0)).orElseThrow(), "v1");

        carryOut(plan, published, restored(published), SURE);

        assertThat(registry.tags(APP)).contains(new Tag("v1"));
    }

    @Test
    void looksAgainAfterItHadToWaitForItsPartition() {
        registry.push(APP, NOW, "prod");
        Digest first = registry.push(APP, NOW, "v1");
        Digest second = registry.push(APP, NOW, "v2");
        AtomicBoolean firstGone = new AtomicBoolean();
        registry.beforeEach(call -> firstGone.compareAndSet(false, call.operation() == Call.Operation.DELETE_MANIFEST));
        AtomicBoolean waited = new AtomicBoolean();
        Ownership waitsOnce = () -> {
            boolean waits = firstGone.get() && waited.compareAndSet(false, true);
            if (waits) {
                registry.tag(APP, "prod", second);
            }
            return waits;
        };

        carryOut(plan(whole(first, "v1"), whole(second, "v2")), published, memory(), waitsOnce);

        assertThat(registry.digests(APP)).contains(second);
    }

    @Test
    void leavesThePlanAloneWhenItsPartitionIsAnothers() {
        Digest goes = registry.push(APP, NOW, "v1");
        Ownership lost = () -> {
            throw new RevokedException(3);
        };

        assertThatThrownBy(() -> carryOut(plan(whole(goes, "v1")), published, memory(), lost))
                .isInstanceOf(RevokedException.class);

        assertThat(registry.digests(APP)).containsExactly(goes);
        assertThat(published.told(ResultEvent.class)).isEmpty();
    }

    @Test
    void keepsASharedChildAsLongAsOneOfItsIndexesCouldNotBeDeleted() {
        registry.push(APP, NOW, "v5");
        Digest child = registry.push(APP, NOW);
        Digest first = registry.pushIndex(APP, List.of(child), "v1");
        Digest second = registry.pushIndex(APP, List.of(child), "v2");
        refuse(second.value());

        carryOut(plan(whole(first, "v1"), whole(second, "v2"), following(child, first)));

        assertThat(registry.digests(APP)).contains(second, child).doesNotContain(first);
        assertThat(outcome(Subject.manifest(child)).reason()).isEqualTo(Reason.REFUSED);
    }

    @Test
    void keepsATaggedChildOfAnIndexThatCouldNotBeDeleted() {
        registry.push(APP, NOW, "v5");
        Digest child = registry.push(APP, NOW, "v1-amd64");
        Digest index = registry.pushIndex(APP, List.of(child), "v1");
        refuse(index.value());

        carryOut(plan(whole(index, "v1"), whole(child, "v1-amd64")));

        assertThat(registry.digests(APP)).contains(index, child);
    }

    @ParameterizedTest
    @EnumSource(TagDeletion.class)
    void keepsTheSignatureOfAnImageThatStays(TagDeletion tagDeletion) {
        registry = InMemoryRegistry.empty(REGISTRY, tagDeletion);
        Digest image = registry.push(APP, NOW, "v1");
        Digest signature = registry.pushReferrer(APP, image, "application/cosign", "sha256-x.sig");
        registry.tag(APP, "prod", image);

        carryOut(plan(whole(image, "v1"), new Condemned(signature, List.of(new Tag("sha256-x.sig")), true, image)));

        assertThat(registry.digests(APP)).contains(image, signature);
        assertThat(registry.tags(APP)).contains(new Tag("sha256-x.sig"));
    }

    @ParameterizedTest
    @EnumSource(TagDeletion.class)
    void deletesTheSignatureWithItsImage(TagDeletion tagDeletion) {
        registry = InMemoryRegistry.empty(REGISTRY, tagDeletion);
        Digest stays = registry.push(APP, NOW, "v5");
        Digest image = registry.push(APP, NOW, "v1");
        Digest signature = registry.pushReferrer(APP, image, "application/cosign", "sha256-x.sig");

        carryOut(plan(whole(image, "v1"), new Condemned(signature, List.of(new Tag("sha256-x.sig")), true, image)));

        assertThat(registry.digests(APP)).containsExactly(stays);
        assertThat(end().totals().deleted()).isEqualTo(4);
    }

    @Test
    void keepsUntaggedManifestsWhileSomethingLivingMayReferToAnything() {
        registry.push(
                APP,
                new ArtifactFacts(
                        new Digest("sha256:" + "a".repeat(64)), "application/odd", null, 1, 1, null, List.of(), null),
                "odd");
        Digest child = registry.push(APP, NOW);
        Digest index = registry.pushIndex(APP, List.of(child), "v1");

        carryOut(plan(whole(index, "v1"), following(child, index)));

        assertThat(registry.digests(APP)).contains(child).doesNotContain(index);
        assertThat(outcome(Subject.manifest(child)).reason()).isEqualTo(Reason.UNKNOWN_MEDIA_TYPE);
    }

    @ParameterizedTest
    @EnumSource(TagDeletion.class)
    void keepsWhatItCannotLookAtAgain(TagDeletion tagDeletion) {
        registry = InMemoryRegistry.empty(REGISTRY, tagDeletion);
        Digest goes = registry.push(APP, NOW, "v1");
        registry.beforeEach(call -> {
            if (call.operation() == Call.Operation.TAGS || call.operation() == Call.Operation.HEAD) {
                throw new RegistryException("broken");
            }
        });

        carryOut(plan(whole(goes, "v1")));

        assertThat(registry.digests(APP)).containsExactly(goes);
        assertThat(outcome(Subject.manifest(goes)).reason()).isEqualTo(Reason.RECHECK_FAILED);
        assertThat(end().status()).isEqualTo(TaskStatus.SUCCESS);
    }

    @Test
    void endsTheTaskAsErrorWhenTheRegistryDoesNotSayWhetherItDeletesTags() {
        Digest goes = registry.push(APP, NOW, "v1");
        registry.beforeEach(call -> {
            throw new RegistryException("down");
        });

        carryOut(plan(whole(goes, "v1")));

        assertThat(end().status()).isEqualTo(TaskStatus.ERROR);
        assertThat(end().error()).isEqualTo("down");
    }

    @Test
    void asksWhoseThePartitionIsAfterEachLookAndRightBeforeEachDeletion() {
        registry = InMemoryRegistry.empty(REGISTRY, TagDeletion.AS_TAGS);
        registry.push(APP, NOW, "v5");
        Digest goes = registry.push(APP, NOW, "v1");
        AtomicBoolean asked = new AtomicBoolean();
        registry.beforeEach(call -> {
            if (call.operation() == Call.Operation.DELETE_TAG || call.operation() == Call.Operation.DELETE_MANIFEST) {
                assertThat(asked).as(call.toString()).isTrue();
            }
            asked.set(false);
        });

        carryOut(plan(whole(goes, "v1")), published, memory(), () -> {
            asked.set(true);
            return false;
        });

        assertThat(outcomes().values()).containsOnly(Outcome.DELETED);
    }

    @Test
    void deletesNothingThatExpiredWhileItWaitedForItsPartition() {
        Digest goes = registry.push(APP, NOW, "v1");
        Instant[] now = {NOW};
        Ownership waitsForDays = () -> {
            boolean waits =
                    now[0].equals(NOW) && !published.told(DeletionsBegun.class).isEmpty();
            now[0] = waits ? NOW.plus(Duration.ofDays(2)) : now[0];
            return waits;
        };

        carryOut(new ChangingClock(now), plan(whole(goes, "v1")), published, memory(), waitsForDays);

        assertThat(registry.digests(APP)).containsExactly(goes);
        assertThat(end().status()).isEqualTo(TaskStatus.EXPIRED);
    }

    @Test
    void sendsNoRequestForAPlanOlderThanWhatIsRemembered() {
        Digest goes = registry.push(APP, NOW, "v1");
        DeletionsCondemned plan = plan(whole(goes, "v1"));
        DeletionsCondemned longLived = new DeletionsCondemned(
                plan.meta(), TASK, plan.policy(), PLAN, plan.condemned(), 1, 1, 0, NOW.plus(Duration.ofDays(30)), null);
        registry.beforeEach(call -> {
            throw new AssertionError("asked for " + call);
        });

        carryOutAt(NOW.plus(Duration.ofHours(27)), longLived, memory(), SURE);

        assertThat(end().status()).isEqualTo(TaskStatus.EXPIRED);
    }

    @Test
    void tellsWhatBecameOfABatchThatSomebodyLeftOpenAndSomebodyStopped() {
        registry.push(APP, NOW, "v5");
        Digest gone = registry.push(APP, NOW, "v1");
        Digest there = registry.push(APP, NOW, "v2");
        DeletionsCondemned plan = plan(whole(gone, "v1"), whole(there, "v2"));
        PartitionMemory memory = memory();
        memory.add(new DeletionsBegun(
                meta(),
                TASK,
                PLAN,
                0,
                List.of(
                        new Subject(gone, new Tag("v1")),
                        Subject.manifest(gone),
                        new Subject(there, new Tag("v2")),
                        Subject.manifest(there))));
        registry.remove(APP, gone);
        stopped.set(true);

        carryOut(plan, published, memory, SURE);

        assertThat(outcomes())
                .containsEntry(Subject.manifest(gone), Outcome.DELETED)
                .containsEntry(Subject.manifest(there), Outcome.KEPT);
        assertThat(end().status()).isEqualTo(TaskStatus.STOPPED);
        assertThat(end().totals().deleted()).isEqualTo(2);
    }

    @Test
    void deletesATagAndLeavesItsManifestToTheOthers() {
        registry = InMemoryRegistry.empty(REGISTRY, TagDeletion.AS_TAGS);
        Digest shared = registry.push(APP, NOW, "v1", "stable");

        carryOut(planOfTags(tagsOf(shared, "v1")));

        assertThat(registry.tags(APP)).containsExactly(new Tag("stable"));
        assertThat(registry.digests(APP)).containsExactly(shared);
        assertThat(outcomes()).containsOnly(Map.entry(new Subject(shared, new Tag("v1")), Outcome.DELETED));
        assertThat(end().totals()).isEqualTo(new TaskTotals(2, 1, 1, 1, 0, 0, 0));
    }

    @Test
    void deletesTheManifestAfterItsLastTagAndInTheLastBatch() {
        registry = InMemoryRegistry.empty(REGISTRY, TagDeletion.AS_TAGS);
        Digest shared = registry.push(APP, NOW, "v1", "stable");
        Digest goes = registry.push(APP, NOW, "v2", "v3");
        List<Call.Operation> deletions = new ArrayList<>();
        registry.beforeEach(call -> {
            if (call.operation() == Call.Operation.DELETE_TAG || call.operation() == Call.Operation.DELETE_MANIFEST) {
                deletions.add(call.operation());
            }
        });

        carryOut(planOfTags(whole(goes, "v2", "v3"), tagsOf(shared, "v1")));

        assertThat(registry.tags(APP)).containsExactly(new Tag("stable"));
        assertThat(registry.digests(APP)).containsExactly(shared);
        assertThat(deletions)
                .containsExactly(
                        Call.Operation.DELETE_TAG,
                        Call.Operation.DELETE_TAG,
                        Call.Operation.DELETE_TAG,
                        Call.Operation.DELETE_MANIFEST);
        assertThat(published.told(DeletionsBegun.class))
                .extracting(DeletionsBegun::subjects)
                .last()
                .isEqualTo(List.of(Subject.manifest(goes)));
        assertThat(end().totals()).isEqualTo(new TaskTotals(4, 1, 4, 4, 0, 0, 0));
    }

    @Test
    void keepsATagThatWasToGoAloneWhereTheRegistryCannotDoThat() {
        Digest shared = registry.push(APP, NOW, "v1", "stable");
        Digest goes = registry.push(APP, NOW, "v2");

        carryOut(planOfTags(whole(goes, "v2"), tagsOf(shared, "v1")));

        assertThat(registry.tags(APP)).containsExactly(new Tag("stable"), new Tag("v1"));
        assertThat(registry.digests(APP)).containsExactly(shared);
        assertThat(outcome(new Subject(shared, new Tag("v1"))).reason()).isEqualTo(Reason.SHARED_DIGEST);
        assertThat(end().totals()).isEqualTo(new TaskTotals(3, 2, 3, 2, 0, 1, 0));
    }

    @Test
    void countsATagThatIsGoneAlthoughItsManifestStays() {
        registry = InMemoryRegistry.empty(REGISTRY, TagDeletion.AS_TAGS);
        registry.push(APP, NOW, "v5");
        Digest goes = registry.push(APP, NOW, "v1", "v2");
        refuse("v2");

        carryOut(planOfTags(whole(goes, "v1", "v2")));

        assertThat(registry.tags(APP)).containsExactly(new Tag("v2"), new Tag("v5"));
        assertThat(outcome(Subject.manifest(goes)).reason()).isEqualTo(Reason.SHARED_DIGEST);
        assertThat(end().totals()).isEqualTo(new TaskTotals(3, 2, 3, 1, 0, 1, 1));
    }

    @Test
    void tellsHowMuchADeletionFreedAndNothingOfWhatStays() {
        Digest goes = registry.push(APP, NOW, "v1");
        Digest absent = new Digest("sha256:" + "a".repeat(64));
        Digest stays = registry.push(APP, NOW, "v2");
        registry.push(APP, NOW, "v5");
        registry.insteadOfDeleting(call -> stays.value().equals(call.reference())
                ? Optional.of(new DeleteAnswer(DeleteAnswer.Kind.REFUSED, "protected"))
                : Optional.empty());

        carryOut(plan(
                freeing(goes, new FreedBytes(500, 7_000), "v1"),
                freeing(absent, new FreedBytes(400, 6_000)),
                freeing(stays, new FreedBytes(300, 5_000), "v2")));

        assertThat(outcome(Subject.manifest(goes)).freed()).isEqualTo(new FreedBytes(500, 7_000));
        assertThat(outcome(new Subject(goes, new Tag("v1"))).freed()).isNull();
        assertThat(outcome(Subject.manifest(absent)).outcome()).isEqualTo(Outcome.GONE);
        assertThat(outcome(Subject.manifest(absent)).freed()).isEqualTo(new FreedBytes(400, 6_000));
        assertThat(outcome(Subject.manifest(stays)).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(outcome(Subject.manifest(stays)).freed()).isNull();
    }

    @ParameterizedTest
    @EnumSource(TagDeletion.class)
    void tellsOnceWhatSeveralShareThatItFreed(TagDeletion tagDeletion) {
        registry = InMemoryRegistry.empty(REGISTRY, tagDeletion);
        Digest first = registry.push(APP, NOW, "v1");
        Digest second = registry.push(APP, NOW, "v2");
        registry.push(APP, NOW, "v5");
        FreedBytes all = new FreedBytes(500, 7_000);
        FreedBytes rest = new FreedBytes(500, 70);

        carryOut(plan(freeing(first, all, "v1"), freeing(second, all, "v2").freeing(rest, all)));

        assertThat(outcome(Subject.manifest(first)).freed()).isEqualTo(all);
        assertThat(outcome(Subject.manifest(second)).freed()).isEqualTo(rest);
    }

    @Test
    void tellsOutcomesInPartsThatHaveIdsOfTheirOwn() {
        Condemned[] many = new Condemned[5_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = whole(new Digest("sha256:%064x".formatted(i + 1)));
        }
        stopped.set(true);

        carryOut(plan(many));

        assertThat(published.told(DeletionsDone.class))
                .allSatisfy(done -> assertThat(done.outcomes()).hasSizeLessThanOrEqualTo(2_000))
                .extracting(done -> done.meta().id())
                .doesNotHaveDuplicates();
        assertThat(outcomes()).hasSize(5_000);
    }

    private void refuse(String reference) {
        registry.insteadOfDeleting(call -> reference.equals(call.reference())
                ? Optional.of(new DeleteAnswer(DeleteAnswer.Kind.REFUSED, "protected"))
                : Optional.empty());
    }

    /** Shows what the array holds. */
    private static final class ChangingClock extends Clock {
        private final Instant[] now;

        ChangingClock(Instant[] now) {
            this.now = now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now[0];
        }
    }

    private void killAt(int step, RecordedPublisher told, Runnable work) {
        int[] steps = {0};
        Runnable count = () -> {
            if (++steps[0] == step) {
                throw new Killed();
            }
        };
        registry.beforeEach(call -> count.run());
        told.before(event -> count.run());
        try {
            work.run();
        } catch (Killed expected) {
            // The process is gone; what it told is all that is left of it.
        }
    }

    /** An error, so that nothing takes it for a failure of the registry. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static PartitionMemory memory() {
        return new PartitionMemory(Duration.ofHours(26));
    }

    private static PartitionMemory restored(RecordedPublisher told) {
        PartitionMemory memory = memory();
        told.told(ResultEvent.class).forEach(memory::add);
        return memory;
    }

    private void carryOut(DeletionsCondemned plan) {
        carryOut(plan, published, memory(), SURE);
    }

    private void carryOut(
            DeletionsCondemned plan, RecordedPublisher publisher, PartitionMemory memory, Ownership ownership) {
        carryOut(NOW, plan, publisher, memory, ownership);
    }

    private void carryOutAt(Instant now, DeletionsCondemned plan, PartitionMemory memory, Ownership ownership) {
        carryOut(now, plan, published, memory, ownership);
    }

    private void carryOut(
            Instant now,
            DeletionsCondemned plan,
            RecordedPublisher publisher,
            PartitionMemory memory,
            Ownership ownership) {
        carryOut(Clock.fixed(now, ZoneOffset.UTC), plan, publisher, memory, ownership);
    }

    private void carryOut(
            Clock clock,
            DeletionsCondemned plan,
            RecordedPublisher publisher,
            PartitionMemory memory,
            Ownership ownership) {
        ExecutorConfig config = new SmallRyeConfigBuilder()
                .withMapping(ExecutorConfig.class)
                .build()
                .getConfigMapping(ExecutorConfig.class);
        new CarryOutPlan(
                        Deleters.of(registry.deleter()),
                        new FactsCache(),
                        publisher,
                        new Probes(publisher, clock),
                        new Bounds(stops(), config, clock, pause),
                        clock)
                .carryOut(plan, memory, ownership);
    }

    private Stops stops() {
        return new SaidStops(stopped::get, paused::get);
    }

    private DeletionsCondemned plan(Condemned... condemned) {
        int candidates = (int)
                List.of(condemned).stream().filter(one -> one.follows() == null).count();
        return plan(Unit.ARTIFACT, registry.digests(APP).size(), candidates, condemned);
    }

    /** Of tags: each is a candidate, whatever it points at. */
    private DeletionsCondemned planOfTags(Condemned... condemned) {
        int candidates =
                List.of(condemned).stream().mapToInt(one -> one.tags().size()).sum();
        return plan(Unit.TAG, registry.tags(APP).size(), candidates, condemned);
    }

    private DeletionsCondemned plan(Unit unit, int total, int candidates, Condemned... condemned) {
        int tags = registry.tags(APP).size();
        return new DeletionsCondemned(
                meta(),
                TASK,
                new PolicyId(1),
                PLAN,
                List.of(condemned),
                tags,
                total,
                total - candidates,
                NOW.plus(Duration.ofDays(1)),
                unit);
    }

    private static Condemned whole(Digest digest, String... tags) {
        List<Tag> sorted = new ArrayList<>();
        List.of(tags).forEach(tag -> sorted.add(new Tag(tag)));
        return new Condemned(digest, sorted, true, null);
    }

    private static Condemned freeing(Digest digest, FreedBytes frees, String... tags) {
        return new Condemned(digest, whole(digest, tags).tags(), true, null, frees);
    }

    private static Condemned tagsOf(Digest digest, String... tags) {
        return new Condemned(digest, whole(digest, tags).tags(), false, null);
    }

    private static Condemned following(Digest digest, Digest parent) {
        return new Condemned(digest, List.of(), true, parent);
    }

    private static EventMeta meta() {
        return EventMeta.of(new UUID(0, 9), NOW, null);
    }

    private static TaskFinished finished() {
        return new TaskFinished(meta(), TASK, PLAN, false, TaskStatus.SUCCESS, TaskTotals.NONE, null);
    }

    private Map<Subject, Outcome> outcomes() {
        Map<Subject, Outcome> outcomes = new HashMap<>();
        published.told(DeletionsDone.class).forEach(done -> done.outcomes()
                .forEach(one -> outcomes.put(one.subject(), one.outcome())));
        return outcomes;
    }

    private SubjectOutcome outcome(Subject subject) {
        return published.told(DeletionsDone.class).stream()
                .flatMap(done -> done.outcomes().stream())
                .filter(one -> one.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private TaskFinished end() {
        return published.told(TaskFinished.class).get(0);
    }
}
