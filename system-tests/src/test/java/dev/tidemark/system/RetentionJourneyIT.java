package dev.tidemark.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.system.registry.RegistryUnderTest;
import dev.tidemark.system.stack.HarborClient;
import dev.tidemark.system.stack.Stack;
import dev.tidemark.system.stack.WithStack;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Somebody whose registry fills up keeps the five newest artifacts of each repository and all releases, and looks first. */
@WithStack
@Order(1)
final class RetentionJourneyIT {

    private final Stack stack;

    RetentionJourneyIT(Stack stack) {
        this.stack = stack;
    }

    @TestFactory
    Stream<DynamicTest> deletesExactlyWhatThePolicyDoesNotRetain() {
        return stack.registries().stream()
                .map(registry -> DynamicTest.dynamicTest(registry.name(), () -> journey(registry)));
    }

    private void journey(RegistryUnderTest registry) {
        // given
        var library = new Library(registry, "library");
        library.push();
        var harbor = stack.harborOf(registry.name());
        long policy = library.createPolicy(harbor);
        // when, then
        looksWithoutTouching(registry, library, harbor, policy);
        deletes(registry, library, harbor, policy);
        findsNothingMoreToDelete(registry, harbor, policy);
    }

    private void looksWithoutTouching(RegistryUnderTest registry, Library library, HarborClient harbor, long policy) {
        registry.proxy().forget();
        var before = registry.client().tags(library.app());
        var run = harbor.run(policy, true);
        assertThat(run.status()).isEqualTo("Success");
        assertTotals(library, harbor, run);
        assertThat(registry.proxy().count()).isPositive();
        assertThat(registry.proxy().changes()).isEmpty();
        assertThat(registry.client().tags(library.app())).isEqualTo(before);
        assertThat(stack.audit().history(run.id())).isEmpty();
    }

    private static void assertTotals(Library library, HarborClient harbor, HarborClient.Run run) {
        var tasks = harbor.tasks(run);
        assertThat(tasks).containsOnlyKeys("app", "other");
        var app = tasks.get("app");
        assertThat(app.path("total").asInt()).isEqualTo(library.candidates());
        assertThat(app.path("retained").asInt()).isEqualTo(library.retained());
        assertThat(tasks.get("other").path("total").asInt()).isEqualTo(3);
        assertThat(tasks.get("other").path("retained").asInt()).isEqualTo(3);
        assertLogged(harbor, run, app, library.build(1).digest().value(), "v1.0", "RETAIN", "DEL");
    }

    /** Decisions and ends are told in topics of their own, so that a log may be behind its task's end. */
    private static void assertLogged(HarborClient harbor, HarborClient.Run run, JsonNode task, String... texts) {
        Awaitility.await("the log")
                .untilAsserted(() -> assertThat(harbor.log(run, task)).contains(texts));
    }

    private void deletes(RegistryUnderTest registry, Library library, HarborClient harbor, long policy) {
        var run = harbor.run(policy, false);
        assertThat(run.status()).isEqualTo("Success");
        assertThat(registry.client().tags(library.app())).isEqualTo(library.tagsThatStay());
        assertThat(registry.client().tags("library/other")).hasSize(3);
        assertThat(library.digestsThatGo())
                .noneMatch(digest -> registry.client().has(library.app(), digest));
        for (Digest digest : library.digestsThatStay()) {
            registry.assertPullable(library.app(), digest);
        }
        assertThat(stack.audit().history(run.id())).containsExactlyInAnyOrderElementsOf(library.history());
        assertTotals(library, harbor, run);
    }

    private void findsNothingMoreToDelete(RegistryUnderTest registry, HarborClient harbor, long policy) {
        registry.proxy().forget();
        var run = harbor.run(policy, false);
        assertThat(run.status()).isEqualTo("Success");
        assertThat(registry.proxy().changes()).isEmpty();
        assertThat(stack.audit().history(run.id())).isEmpty();
    }

    @Test
    void deletesNothingWhoseAgeRestsOnItsOwnWordUnlessToldThatItCounts() {
        // given
        var registry = stack.untrusted();
        var library = new Library(registry, "library");
        library.push();
        var harbor = stack.harborOf(registry.name());
        long policy = library.createPolicy(harbor);
        var before = registry.client().tags(library.app());
        // when
        var run = harbor.run(policy, false);
        // then
        assertThat(run.status()).isEqualTo("Success");
        assertThat(registry.client().tags(library.app())).isEqualTo(before);
        assertThat(registry.proxy().changes()).isEmpty();
        var app = harbor.tasks(run).get("app");
        assertThat(app.path("retained").asInt()).isEqualTo(library.candidates());
        assertLogged(harbor, run, app, "when it was pushed is not known well enough");
    }
}
