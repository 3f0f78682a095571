package dev.tidemark.executor.planning;

import static dev.tidemark.executor.planning.PlanningFixtures.APP;
import static dev.tidemark.executor.planning.PlanningFixtures.NOW;
import static dev.tidemark.executor.planning.PlanningFixtures.REGISTRY;
import static dev.tidemark.executor.planning.PlanningFixtures.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.TaskEvent.TaskRequested;
import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.executor.facts.FactsCache;
import dev.tidemark.executor.inventory.ContentsSource;
import dev.tidemark.executor.inventory.Inventory;
import dev.tidemark.executor.registry.Registries;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.UnreadableManifestException;
import dev.tidemark.executor.registry.memory.Call.Operation;
import dev.tidemark.executor.registry.memory.InMemoryRegistry;
import dev.tidemark.executor.registry.memory.InMemoryRegistry.TagDeletion;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What refers to an artifact and has no tag goes with it, and is left alone where it stays. */
class ReferrersTest {

    private static final String SIGNATURE = "application/vnd.example.signature";

    private final InMemoryRegistry registry = InMemoryRegistry.empty(REGISTRY, TagDeletion.AS_TAGS);
    private final FactsCache facts = new FactsCache();
    private final Digest stays = registry.push(APP, NOW, "stable");
    private final Digest goes = registry.push(APP, NOW, "v1");

    @Test
    void goWithWhatTheyReferTo() {
        Digest signature = registry.pushReferrer(APP, goes, SIGNATURE);
        Digest ofTheSignature = registry.pushReferrer(APP, signature, SIGNATURE);
        registry.pushReferrer(APP, stays, SIGNATURE);

        Decided decided = decide();

        assertThat(decided.plan().condemned())
                .extracting(Condemned::digest)
                .containsExactly(goes, signature, ofTheSignature);
        assertThat(decided.plan().condemned()).extracting(Condemned::follows).containsExactly(null, goes, signature);
        assertThat(decided.reading().facts()).containsKeys(signature, ofTheSignature);
    }

    @Test
    void goWithTheChildrenOfAnIndexToo() {
        Digest child = registry.push(APP, NOW);
        Digest index = registry.pushIndex(APP, List.of(child), "v2");
        Digest signature = registry.pushReferrer(APP, child, SIGNATURE);

        assertThat(condemned()).containsExactlyInAnyOrder(goes, index, child, signature);
    }

    @Test
    void bringAlongWhatTheyReferToAsAnIndex() {
        Digest part = registry.push(APP, NOW);
        Digest bundle = registry.push(
                APP,
                new ArtifactFacts(
                        PlanningFixtures.digest(77),
                        "application/vnd.oci.image.index.v1+json",
                        null,
                        1,
                        1,
                        null,
                        List.of(part),
                        goes));

        assertThat(condemned()).containsExactlyInAnyOrder(goes, bundle, part);
    }

    @Test
    void areAskedForOnlyOfWhatGoes() {
        List<String> asked = new ArrayList<>();
        registry.beforeEach(call -> {
            if (call.operation() == Operation.REFERRERS) {
                asked.add(call.reference());
            }
        });

        decide();

        assertThat(asked).containsExactly(goes.value());
    }

    @Test
    void areNotAskedForTwice() {
        Digest signature = registry.pushReferrer(APP, goes, SIGNATURE);

        decide();

        assertThat(registry.count(Operation.REFERRERS)).isEqualTo(2);
        assertThat(condemned()).contains(signature);
    }

    @Test
    void stayWhereATagOfTheirsIsRetained() {
        Digest named = registry.pushReferrer(APP, goes, SIGNATURE, "stable-sbom");

        assertThat(condemned()).containsExactly(goes).doesNotContain(named);
    }

    @Test
    void keepWhatNoTagNamesWhereOneOfThemCannotBeRead() {
        Digest child = registry.push(APP, NOW);
        registry.pushIndex(APP, List.of(child), "v2");
        Digest unreadable = registry.pushReferrer(APP, goes, SIGNATURE);
        registry.beforeEach(call -> {
            if (call.operation() == Operation.FACTS && unreadable.value().equals(call.reference())) {
                throw new UnreadableManifestException("not JSON");
            }
        });

        assertThat(condemned()).contains(goes).doesNotContain(unreadable, child);
    }

    @Test
    void failThePlanWhereTheyCannotBeAskedFor() {
        registry.beforeEach(call -> {
            if (call.operation() == Operation.REFERRERS) {
                throw new RegistryException("broken");
            }
        });

        assertThatThrownBy(this::decide).hasMessage("broken");
    }

    private List<Digest> condemned() {
        return decide().plan().condemned().stream().map(Condemned::digest).toList();
    }

    private Decided decide() {
        AtomicReference<Reading> read = new AtomicReference<>();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        new ReadRepository((name, repository, cause) -> Inventory.EMPTY, facts, new Admission(100), clock)
                .read(registry.reader(), APP, read::set);
        return new DecidePlan(
                        Registries.of(true, registry.reader()),
                        new ReadReferrers(facts),
                        new Sharing(ContentsSource.NONE))
                .of(task(), read.get());
    }

    private static TaskRequested task() {
        Selector stable = new Selector.ByTag(new Pattern(Pattern.Syntax.DOUBLESTAR, "stable*"), false, false);
        RetentionRule rule = new RetentionRule("stable", false, List.of(), List.of(stable), new Keep.Always());
        return new TaskRequested(
                EventMeta.of(new UUID(0, 1), NOW, null),
                TASK,
                new PolicyId(1),
                new RetentionRules(RetentionRules.Unit.TAG, List.of(rule), false),
                NOW,
                NOW.plus(Duration.ofDays(1)),
                false,
                List.of());
    }
}
