package dev.tidemark.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.system.registry.Images;
import dev.tidemark.system.registry.RegistryUnderTest;
import dev.tidemark.system.stack.Stack;
import dev.tidemark.system.stack.WithStack;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;

/** Somebody rolls production back to an old build, just when that build is about to be deleted. */
@WithStack
@Order(2)
final class RollbackIT {

    private static final int ROLLED_BACK_TO = 5;

    private final Stack stack;

    RollbackIT(Stack stack) {
        this.stack = stack;
    }

    @TestFactory
    Stream<DynamicTest> whatIsNeededAgainSurvives() {
        return stack.registries().stream()
                .map(registry -> DynamicTest.dynamicTest(registry.name(), () -> rollback(registry)));
    }

    private void rollback(RegistryUnderTest registry) throws Exception {
        // given a plan whose deletion has just begun: an executor that was started anew begins with a probe
        var library = new Library(registry, "rollback");
        library.push();
        var harbor = stack.harborOf(registry.name());
        long policy = library.createPolicy(harbor);
        stack.executor().restart();
        var gate = registry.proxy().gateAt(request -> request.changes() && request.isIn(library.app()));
        var run = harbor.start(policy, false);
        gate.awaitReached();
        // when
        var old = library.build(ROLLED_BACK_TO);
        var again = Images.index(List.of(library.oldIndex().children().get(0)));
        registry.client().tag(library.app(), old, "prod");
        registry.client().tag(library.app(), again, "multi-again");
        gate.open();
        // then
        assertThat(harbor.awaitEnd(run, Duration.ofSeconds(60)).status()).isEqualTo("Success");
        var tags = registry.client().tags(library.app());
        assertThat(tags)
                .containsAllEntriesOf(library.tagsThatStay())
                .containsEntry("prod", old.digest())
                .containsEntry("multi-again", again.digest());
        registry.assertPullable(library.app(), old.digest());
        registry.assertPullable(library.app(), again.digest());
        assertEverythingElseIsGone(registry, library);
        assertThat(stack.audit().history(run.id()))
                .doesNotContain(
                        old.digest().value(), again.children().get(0).digest().value())
                .isSubsetOf(library.history());
    }

    /** Only a registry that cannot delete a tag alone keeps the condemned tag of what is needed again. */
    private static void assertEverythingElseIsGone(RegistryUnderTest registry, Library library) {
        var condemned = library.tagsThatGo();
        if (!registry.deletesTags()) {
            condemned.remove(Library.tag(ROLLED_BACK_TO));
        }
        assertThat(registry.client().tags(library.app()))
                .doesNotContainKeys(condemned.keySet().toArray(String[]::new));
        var spared = List.of(
                library.build(ROLLED_BACK_TO).digest(),
                library.oldIndex().children().get(0).digest());
        assertThat(library.digestsThatGo())
                .filteredOn(digest -> !spared.contains(digest))
                .noneMatch(digest -> registry.client().has(library.app(), digest));
    }
}
