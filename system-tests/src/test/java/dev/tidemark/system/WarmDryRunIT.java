package dev.tidemark.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.system.registry.RecordingProxy;
import dev.tidemark.system.registry.RegistryUnderTest;
import dev.tidemark.system.stack.HarborClient;
import dev.tidemark.system.stack.Stack;
import dev.tidemark.system.stack.WithStack;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Somebody tries a policy again and again, and then runs it. */
@WithStack
@Order(5)
final class WarmDryRunIT {

    private static final String PROJECT = "warm";

    private final Stack stack;
    private final RegistryUnderTest registry;
    private final Library library;

    WarmDryRunIT(Stack stack) {
        this.stack = stack;
        this.registry = stack.sandbox();
        this.library = new Library(registry, PROJECT);
    }

    @Test
    void asksForNothingTwiceUntilSomethingIsToBeDeleted() {
        // given
        library.push();
        var harbor = stack.harborOf(registry.name());
        long policy = library.createPolicy(harbor);
        looks(harbor, policy);
        Awaitility.await().until(() -> stack.audit().isScanned(registry.name(), library.app()));
        // when
        var warm = looks(harbor, policy);
        // then
        assertThat(warm).hasSize(1);
        assertThat(warm.get(0).path()).isEqualTo("/v2/" + library.app() + "/tags/list");
        // when
        stack.executor().kill();
        stack.executor().start();
        // then
        // What it had not acknowledged it plans once more, and asks no more for that.
        assertThat(looks(harbor, policy)).as("facts outlive who read them").containsOnly(warm.get(0));
        deletesOnlyAfterLookingAtEveryTag(harbor, policy);
    }

    private void deletesOnlyAfterLookingAtEveryTag(HarborClient harbor, long policy) {
        var tags = registry.client().tags(library.app()).keySet();
        registry.proxy().forget();
        assertThat(harbor.run(policy, false).status()).isEqualTo("Success");
        var before = ofApp().takeWhile(request -> !request.changes()).toList();
        assertThat(before).hasSizeLessThan(registry.proxy().count());
        Set<String> lookedAt = before.stream().map(RecordingProxy.Seen::path).collect(Collectors.toSet());
        assertThat(tags).allMatch(tag -> lookedAt.contains("/v2/" + library.app() + "/manifests/" + tag));
        assertThat(registry.client().tags(library.app())).isEqualTo(library.tagsThatStay());
    }

    /** Runs it dry, and returns what was asked about the application. */
    private List<RecordingProxy.Seen> looks(HarborClient harbor, long policy) {
        registry.proxy().forget();
        var run = harbor.run(policy, true);
        assertThat(run.status()).isEqualTo("Success");
        assertThat(harbor.tasks(run).get("app").path("retained").asInt()).isEqualTo(library.retained());
        return ofApp().toList();
    }

    private Stream<RecordingProxy.Seen> ofApp() {
        return registry.proxy().requests().stream().filter(request -> request.isIn(library.app()));
    }
}
