package dev.tidemark.executor.planning;

import static dev.tidemark.executor.planning.PlanningFixtures.APP;
import static dev.tidemark.executor.planning.PlanningFixtures.NOW;
import static dev.tidemark.executor.planning.PlanningFixtures.REGISTRY;
import static dev.tidemark.executor.planning.PlanningFixtures.TASK;
import static dev.tidemark.executor.planning.PlanningFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.event.DecisionEvent.TaskPlanned;
import dev.tidemark.contracts.event.DeletionEvent.DeletionsCondemned;
import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.ResultEvent.TaskFinished;
import dev.tidemark.contracts.event.TaskEvent.TaskRequested;
import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Named;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.TaskStatus;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.guard.SaidStops;
import dev.tidemark.executor.inventory.Inventory;
import dev.tidemark.executor.messaging.RecordedPublisher;
import dev.tidemark.executor.registry.Registries;
import dev.tidemark.executor.registry.memory.InMemoryRegistry;
import dev.tidemark.executor.registry.memory.InMemoryRegistry.TagDeletion;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tasks in which a client names what is to go. */
final class NamedTaskTest {

    /** Holds whatever deletes anything at all. */
    private static final BrakeConfig STRICT = new BrakeConfig() {
        @Override
        public int maxPercent() {
            return 0;
        }

        @Override
        public int minCandidates() {
            return 0;
        }
    };

    private final RecordedPublisher published = new RecordedPublisher();
    private final InMemoryRegistry registry = InMemoryRegistry.empty(REGISTRY, TagDeletion.AS_TAGS);

    @Test
    void condemnWhatIsNamedAndTellOfNothingElse() {
        // given
        Digest named = registry.push(APP, NOW, "v1");
        registry.push(APP, NOW, "v2");
        // when
        plan(Named.tags(List.of(new Tag("v1"))));
        // then
        assertThat(condemned())
                .containsExactly(new Condemned(
                        named,
                        List.of(new Tag("v1")),
                        true,
                        null,
                        condemned().get(0).frees(),
                        true));
        assertThat(decisions()).extracting(Decision::reason).containsExactly(Reason.ASKED_FOR);
        assertThat(published.told(TaskPlanned.class).get(0).totals().total()).isEqualTo(2);
    }

    @Test
    void condemnWhatNoTagNamesAndNobodyHasSeen() {
        // given
        Digest unseen = registry.push(APP, NOW);
        registry.push(APP, NOW, "v2");
        // when
        plan(Named.digests(List.of(unseen)));
        // then
        assertThat(condemned()).extracting(Condemned::digest).containsExactly(unseen);
    }

    @Test
    void takeAlongWhatRefersToWhatIsNamed() {
        // given
        Digest named = registry.push(APP, NOW, "v1");
        Digest signature = registry.pushReferrer(APP, named, "application/vnd.example.signature");
        // when
        plan(Named.digests(List.of(named)));
        // then
        assertThat(condemned()).extracting(Condemned::digest).containsExactly(named, signature);
    }

    @Test
    void tellWhyWhatIsNamedStays() {
        // given
        Digest child = registry.push(APP, NOW);
        registry.pushIndex(APP, List.of(child), "v1");
        // when
        plan(Named.digests(List.of(child)));
        // then
        assertThat(decisions()).extracting(Decision::reason).containsExactly(Reason.INDEX_CHILD);
        assertEnds(TaskStatus.SUCCESS);
    }

    @Test
    void endWhereNothingOfThatNameIsThere() {
        registry.push(APP, NOW, "v1");

        plan(new Named(List.of(new Tag("v2")), List.of(digest(99)), false, null));

        assertThat(decisions()).isEmpty();
        assertEnds(TaskStatus.SUCCESS);
    }

    @Test
    void emptyARepositoryThatIsNamed() {
        // given
        registry.push(APP, NOW, "v1");
        registry.push(APP, NOW, "v2", "v3");
        // when
        plan(Named.all());
        // then
        assertThat(condemned()).hasSize(2).allMatch(Condemned::withManifest);
        assertThat(condemned()).extracting(Condemned::tagsSuffice).containsOnlyNulls();
    }

    private List<Condemned> condemned() {
        return published.told(DeletionsCondemned.class).get(0).condemned();
    }

    private List<Decision> decisions() {
        return published.told(TaskPlanned.class).get(0).decisions();
    }

    private void assertEnds(TaskStatus status) {
        assertThat(published.told(TaskFinished.class))
                .extracting(TaskFinished::status)
                .containsExactly(status);
    }

    private void plan(Named named) {
        new PlanTaskFixture(
                        Registries.of(false, registry.reader()),
                        (name, repository, cause) -> Inventory.EMPTY,
                        STRICT,
                        SaidStops.NONE,
                        published)
                .at(NOW)
                .plan(new TaskRequested(
                        EventMeta.of(new UUID(0, 1), NOW, null),
                        TASK,
                        new PolicyId(1),
                        new RetentionRules(RetentionRules.Unit.TAG, List.of(), false),
                        NOW,
                        NOW.plus(Duration.ofDays(1)),
                        false,
                        List.of(),
                        true,
                        named,
                        null));
    }
}
