package dev.tidemark.executor.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.event.DeletionEvent.DeletionsCondemned;
import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.ResultEvent.DeletionsDone;
import dev.tidemark.contracts.event.ResultEvent.TaskFinished;
import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.PlanId;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.execution.SubjectOutcome;
import dev.tidemark.contracts.execution.TaskId;
import dev.tidemark.contracts.execution.TaskStatus;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.RetentionRules.Unit;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.ExecutorConfig;
import dev.tidemark.executor.facts.FactsCache;
import dev.tidemark.executor.guard.Ownership;
import dev.tidemark.executor.guard.RevokedException;
import dev.tidemark.executor.guard.SaidStops;
import dev.tidemark.executor.guard.Stops;
import dev.tidemark.executor.messaging.RecordedPublisher;
import dev.tidemark.executor.registry.Deleters;
import dev.tidemark.executor.registry.RegistryBusyException;
import dev.tidemark.executor.registry.http.MovableClock;
import dev.tidemark.executor.registry.memory.Call;
import dev.tidemark.executor.registry.memory.Call.Operation;
import dev.tidemark.executor.registry.memory.InMemoryRegistry;
import dev.tidemark.executor.registry.memory.InMemoryRegistry.TagDeletion;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A registry that asks to be left alone is left alone, for as long as there is time; then all that was seen before is looked at again. */
class BusyRegistryTest {

    private static final RegistryName REGISTRY = new RegistryName("default");
    private static final RepositoryName APP = new RepositoryName("library/app");
    private static final TaskId TASK = new TaskId(new ExecutionId(7), REGISTRY, APP);
    private static final PlanId PLAN = new PlanId(new UUID(0, 1));
    private static final Duration ASKED_FOR = Duration.ofSeconds(20);
    private static final Set<Operation> DELETIONS = EnumSet.of(Operation.DELETE_TAG, Operation.DELETE_MANIFEST);

    private final RecordedPublisher published = new RecordedPublisher();
    private final MovableClock clock = new MovableClock();
    private final Instant begun = clock.instant();
    private final List<Operation> calls = new ArrayList<>();
    private InMemoryRegistry registry = InMemoryRegistry.empty(REGISTRY, TagDeletion.UNSUPPORTED);
    private Runnable whileWaiting = () -> {};
    private Ownership ownership = () -> false;
    private boolean stopped;

    @ParameterizedTest
    @EnumSource(TagDeletion.class)
    void waitsAsLongAsItIsAskedToAndLooksAgain(TagDeletion tagDeletion) {
        registry = InMemoryRegistry.empty(REGISTRY, tagDeletion);
        Digest stays = registry.push(APP, begun, "v5");
        Digest goes = registry.push(APP, begun, "v1");
        busy(2, DELETIONS);

        carryOut(whole(goes, "v1"));

        assertThat(registry.digests(APP)).containsExactly(stays);
        assertThat(outcomes()).extracting(SubjectOutcome::outcome).containsOnly(Outcome.DELETED);
        assertThat(passed()).isGreaterThanOrEqualTo(ASKED_FOR.multipliedBy(2));
        int first =
                calls.indexOf(tagDeletion == TagDeletion.AS_TAGS ? Operation.DELETE_TAG : Operation.DELETE_MANIFEST);
        assertThat(calls.subList(first, first + 2)).endsWith(firstLook(tagDeletion));
    }

    private static Operation firstLook(TagDeletion tagDeletion) {
        return tagDeletion == TagDeletion.AS_TAGS ? Operation.HEAD : Operation.TAGS;
    }

    @ParameterizedTest
    @EnumSource(TagDeletion.class)
    void sparesWhatATagWasMovedOntoMeanwhile(TagDeletion tagDeletion) {
        registry = InMemoryRegistry.empty(REGISTRY, tagDeletion);
        registry.push(APP, begun, "v5");
        Digest goes = registry.push(APP, begun, "v1");
        busy(1, EnumSet.of(Operation.DELETE_MANIFEST));
        whileWaiting = () -> registry.tag(APP, "prod", goes);

        carryOut(whole(goes, "v1"));

        assertThat(registry.digests(APP)).contains(goes);
        assertThat(outcome(Subject.manifest(goes)).reason()).isEqualTo(Reason.MOVED);
    }

    @ParameterizedTest
    @EnumSource(TagDeletion.class)
    void looksAgainBeforeItDeletesAReferrerWhoseTagHadToWait(TagDeletion tagDeletion) {
        registry = InMemoryRegistry.empty(REGISTRY, tagDeletion);
        registry.push(APP, begun, "v5");
        Digest image = registry.push(APP, begun, "v1");
        Digest signature = registry.pushReferrer(APP, image, "application/cosign", "sha256-x.sig");
        registry.beforeEach(call -> {
            boolean last = tagDeletion == TagDeletion.AS_TAGS
                    ? "sha256-x.sig".equals(call.reference())
                    : signature.value().equals(call.reference());
            if (last && DELETIONS.contains(call.operation()) && calls.add(call.operation()) && calls.size() == 1) {
                throw new RegistryBusyException("busy", ASKED_FOR);
            }
        });
        whileWaiting = () -> registry.tag(APP, "prod", signature);

        carryOut(whole(image, "v1"), new Condemned(signature, List.of(new Tag("sha256-x.sig")), true, image));

        assertThat(registry.digests(APP)).contains(signature).doesNotContain(image);
        assertThat(outcome(Subject.manifest(signature)).reason()).isEqualTo(Reason.MOVED);
    }

    @Test
    void endsTheWaitWhenSomebodyStopsIt() {
        Digest goes = registry.push(APP, begun, "v1");
        busy(1, DELETIONS);
        whileWaiting = () -> stopped = true;

        carryOut(whole(goes, "v1"));

        assertThat(registry.digests(APP)).containsExactly(goes);
        assertThat(outcomes()).extracting(SubjectOutcome::reason).containsOnly(Reason.STOPPED);
        assertThat(end().status()).isEqualTo(TaskStatus.STOPPED);
        assertThat(passed()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void endsTheWaitWhenThePartitionIsAnothers() {
        Digest goes = registry.push(APP, begun, "v1");
        busy(1, DELETIONS);
        whileWaiting = () -> ownership = () -> {
            throw new RevokedException(3);
        };

        assertThatThrownBy(() -> carryOut(whole(goes, "v1"))).isInstanceOf(RevokedException.class);

        assertThat(registry.digests(APP)).containsExactly(goes);
        assertThat(published.told(DeletionsDone.class)).isEmpty();
        assertThat(passed()).isLessThan(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @EnumSource(TagDeletion.class)
    void givesUpOnlyWhenItsTimeIsUp(TagDeletion tagDeletion) {
        registry = InMemoryRegistry.empty(REGISTRY, tagDeletion);
        registry.push(APP, begun, "v5");
        Digest first = registry.push(APP, begun, "v1");
        Digest second = registry.push(APP, begun, "v2");
        busy(Integer.MAX_VALUE, DELETIONS);

        carryOut(whole(first, "v1"), whole(second, "v2"));

        Subject tried =
                tagDeletion == TagDeletion.AS_TAGS ? new Subject(first, new Tag("v1")) : Subject.manifest(first);
        assertThat(outcome(tried).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(outcome(tried).reason()).isEqualTo(Reason.REGISTRY_ERROR);
        assertThat(outcome(Subject.manifest(second)).reason()).isEqualTo(Reason.BUDGET);
        assertThat(passed()).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(31));
        assertThat(end().status()).isEqualTo(TaskStatus.SUCCESS);
    }

    @ParameterizedTest
    @EnumSource(TagDeletion.class)
    void claimsADeletionThatWasAcceptedBeforeTheRegistryGotBusy(TagDeletion tagDeletion) {
        registry = InMemoryRegistry.empty(REGISTRY, tagDeletion);
        registry.push(APP, begun, "v5");
        Digest goes = registry.push(APP, begun);
        registry.beforeEach(call -> {
            boolean verifies = calls.contains(Operation.DELETE_MANIFEST) && !calls.contains(Operation.PING);
            if (verifies && call.operation() == Operation.HEAD && calls.add(Operation.PING)) {
                throw new RegistryBusyException("busy", ASKED_FOR);
            }
            calls.add(call.operation());
        });

        carryOut(whole(goes));

        assertThat(outcome(Subject.manifest(goes)).outcome()).isEqualTo(Outcome.DELETED);
        assertThat(registry.count(Operation.DELETE_MANIFEST)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            names = {"PROBE", "TAGS", "HEAD"})
    void waitsWhateverItWasAskingFor(Operation operation) {
        Digest stays = registry.push(APP, begun, "v5");
        Digest goes = registry.push(APP, begun, "v1");
        busy(3, EnumSet.of(operation));

        carryOut(whole(goes, "v1"));

        assertThat(registry.digests(APP)).containsExactly(stays);
        assertThat(passed()).isGreaterThanOrEqualTo(ASKED_FOR.multipliedBy(3));
    }

    @Test
    void tellsWhyNothingIsDeletedWhereNotEvenTheProbeGetsThrough() {
        Digest goes = registry.push(APP, begun, "v1");
        busy(Integer.MAX_VALUE, EnumSet.of(Operation.PROBE));

        carryOut(whole(goes, "v1"));

        assertThat(outcomes()).extracting(SubjectOutcome::reason).containsOnly(Reason.BUDGET);
        assertThat(end().status()).isEqualTo(TaskStatus.SUCCESS);
    }

    private void busy(int times, Set<Operation> operations) {
        int[] left = {times};
        registry.beforeEach((Call call) -> {
            calls.add(call.operation());
            if (operations.contains(call.operation()) && left[0]-- > 0) {
                throw new RegistryBusyException("busy", ASKED_FOR);
            }
        });
    }

    private Duration passed() {
        return Duration.between(begun, clock.instant());
    }

    private void carryOut(Condemned... condemned) {
        ExecutorConfig config = new SmallRyeConfigBuilder()
                .withMapping(ExecutorConfig.class)
                .build()
                .getConfigMapping(ExecutorConfig.class);
        Bounds bounds = new Bounds(stops(), config, clock, time -> {
            clock.advance(time);
            whileWaiting.run();
        });
        new CarryOutPlan(
                        Deleters.of(registry.deleter()),
                        new FactsCache(),
                        published,
                        new Probes(published, clock),
                        bounds,
                        clock)
                .carryOut(plan(condemned), new PartitionMemory(config.memory()), () -> ownership.awaitSure());
    }

    private DeletionsCondemned plan(Condemned... condemned) {
        return new DeletionsCondemned(
                EventMeta.of(new UUID(0, 9), begun, null),
                TASK,
                new PolicyId(1),
                PLAN,
                List.of(condemned),
                registry.tags(APP).size(),
                registry.digests(APP).size(),
                registry.digests(APP).size() - condemned.length,
                begun.plus(Duration.ofDays(1)),
                Unit.ARTIFACT);
    }

    private static Condemned whole(Digest digest, String... tags) {
        return new Condemned(digest, Stream.of(tags).map(Tag::new).toList(), true, null);
    }

    private Stops stops() {
        return SaidStops.of(() -> stopped);
    }

    private List<SubjectOutcome> outcomes() {
        return published.told(DeletionsDone.class).stream()
                .flatMap(done -> done.outcomes().stream())
                .toList();
    }

    private SubjectOutcome outcome(Subject subject) {
        return outcomes().stream()
                .filter(one -> one.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private TaskFinished end() {
        return published.told(TaskFinished.class).get(0);
    }
}
