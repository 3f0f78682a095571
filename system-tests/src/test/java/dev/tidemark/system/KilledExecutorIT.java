package dev.tidemark.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.event.Topic;
import dev.tidemark.system.registry.Image;
import dev.tidemark.system.registry.RecordingProxy.Seen;
import dev.tidemark.system.registry.RegistryUnderTest;
import dev.tidemark.system.stack.HarborClient.Run;
import dev.tidemark.system.stack.Stack;
import dev.tidemark.system.stack.WithStack;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The power fails under the executor; it comes back, and nobody can tell the difference. */
@WithStack
@Order(3)
final class KilledExecutorIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Stack stack;
    private final RegistryUnderTest registry;

    KilledExecutorIT(Stack stack) {
        this.stack = stack;
        this.registry = stack.sandbox();
    }

    @Test
    void beginsAfterAllWhenKilledBetweenThePlanAndItsFirstDeletion() throws Exception {
        var library = new Library(registry, "killed-first");
        endsTheSameWhenKilledAt(library, request -> request.changes() && request.isIn(library.app()));
    }

    @Test
    void leavesNoChildBehindWhenKilledBetweenAnIndexAndItsFirstChild() throws Exception {
        var library = new Library(registry, "killed-between");
        var children = library.oldIndex().children().stream()
                .map(child -> child.digest().value())
                .toList();
        endsTheSameWhenKilledAt(
                library, request -> request.changes() && children.stream().anyMatch(request.path()::endsWith));
    }

    @Test
    void countsWhatItDeletedWhenKilledAfterTheLastDeletion() throws Exception {
        var library = new Library(registry, "killed-last");
        endsTheSameWhenKilledAt(library, request -> verifiesTheLast(library, request));
    }

    private boolean verifiesTheLast(Library library, Seen request) {
        return request.method().equals("HEAD")
                && library.digestsThatGo().stream()
                        .anyMatch(digest -> request.path().endsWith(digest.value()))
                && library.digestsThatGo().stream()
                        .noneMatch(digest -> registry.client().has(library.app(), digest));
    }

    private Run endsTheSameWhenKilledAt(Library library, Predicate<Seen> moment) throws Exception {
        // given
        library.push();
        var harbor = stack.harborOf(registry.name());
        long policy = library.createPolicy(harbor);
        var gate = registry.proxy().gateAt(moment);
        var run = harbor.start(policy, false);
        gate.awaitReached();
        // when
        stack.executor().kill();
        gate.discard();
        stack.executor().start();
        // then
        assertThat(harbor.awaitEnd(run, PATIENCE).status()).isEqualTo("Success");
        var app = harbor.tasks(run).get("app");
        assertThat(registry.client().tags(library.app())).isEqualTo(library.tagsThatStay());
        assertThat(library.digestsThatGo()).as(harbor.log(run, app)).noneMatch(digest -> registry.client()
                .has(library.app(), digest));
        assertThat(library.digestsThatStay())
                .allMatch(digest -> registry.client().has(library.app(), digest));
        assertThat(stack.audit().history(run.id())).containsExactlyInAnyOrderElementsOf(library.history());
        assertThat(app.path("total").asInt()).isEqualTo(library.candidates());
        assertThat(app.path("retained").asInt()).isEqualTo(library.retained());
        return run;
    }

    @Test
    void leavesWhatCameBackAloneWhenItReadsAllPlansAgain() throws Exception {
        // given something that an execution deleted and somebody pushed again, the same to the last byte
        var library = new Library(registry, "replayed");
        library.push();
        var harbor = stack.harborOf(registry.name());
        assertThat(harbor.run(library.createPolicy(harbor), false).status()).isEqualTo("Success");
        Image back = library.build(3);
        assertThat(registry.client().has(library.app(), back.digest())).isFalse();
        registry.push(library.app(), back, Library.tag(3));
        // when
        stack.executor().kill();
        stack.events().rewind("executor-deletion", Topic.DELETIONS);
        stack.registries().forEach(any -> any.proxy().forget());
        stack.executor().start();
        stack.events().awaitRead("executor-deletion", Topic.DELETIONS);
        // then
        assertThat(registry.client().tags(library.app())).containsEntry(Library.tag(3), back.digest());
        assertThat(stack.registries())
                .allSatisfy(any -> assertThat(any.proxy().changes()).isEmpty());
    }
}
