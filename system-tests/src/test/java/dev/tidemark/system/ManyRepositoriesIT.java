package dev.tidemark.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.system.registry.BigRegistry;
import dev.tidemark.system.stack.HarborClient;
import dev.tidemark.system.stack.ServiceProcess;
import dev.tidemark.system.stack.Stack;
import dev.tidemark.system.stack.WithStack;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Somebody points the system at everything they have. */
@WithStack
@Order(8)
final class ManyRepositoriesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long MOST_MEMORY = 512L << 20;

    private final Stack stack;

    ManyRepositoriesIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void looksThroughAllRepositoriesInLittleMemoryAndThenAgainInLittleTime() {
        // given
        var begun = Instant.now();
        var project = stack.big().fill();
        System.out.printf("%s filled in %d s%n", stack.big(), secondsSince(begun));
        var harbor = stack.harborOf(BigRegistry.NAME);
        long policy = harbor.createPolicy(Documents.newestFive(harbor.createProject(project)));
        // when
        long cold = looks("cold", harbor, policy);
        awaitInventory(project);
        long warm = looks("warm", harbor, policy);
        // then
        assertThat(stack.services()).allSatisfy(ManyRepositoriesIT::isSmall);
        if (stack.big().isRemote()) {
            assertThat(cold).isGreaterThan(2L * repositories() * BigRegistry.TAGS_EACH);
            assertThat(warm)
                    .as("one for each repository, and a few for their catalogue")
                    .isLessThan(repositories() + 10);
        }
    }

    /** Runs it dry, and returns how many requests that took. */
    private long looks(String how, HarborClient harbor, long policy) {
        var begun = Instant.now();
        long before = stack.requestsTo(BigRegistry.NAME);
        var run = harbor.awaitEnd(harbor.start(policy, true), PATIENCE);
        long requests = stack.requestsTo(BigRegistry.NAME) - before;
        System.out.printf(
                "%d repositories of %d tags: %s dry run in %d ms, %d requests%n",
                repositories(),
                BigRegistry.TAGS_EACH,
                how,
                Duration.between(begun, Instant.now()).toMillis(),
                requests);
        assertThat(run.status()).isEqualTo("Success");
        var execution = stack.audit().execution(run.id());
        assertThat(execution.path("tasksFinished").asLong()).isEqualTo(repositories());
        assertThat(execution.path("total").asLong()).isEqualTo(repositories() * BigRegistry.TAGS_EACH);
        assertThat(execution.path("retained").asLong()).isEqualTo(repositories() * 5);
        return requests;
    }

    private void awaitInventory(String project) {
        var begun = Instant.now();
        for (int i = 0; i < repositories(); i++) {
            var repository = stack.big().repositoryOf(project, i);
            // Most are known when they are asked for, and there are hundreds to ask for.
            Awaitility.await(repository)
                    .pollDelay(Duration.ZERO)
                    .atMost(PATIENCE)
                    .until(() -> stack.audit().isScanned(BigRegistry.NAME, repository));
        }
        System.out.printf("known after another %d s%n", secondsSince(begun));
    }

    private long repositories() {
        return stack.big().repositoriesOfProject();
    }

    private static void isSmall(ServiceProcess service) {
        System.out.printf("%s: %d MB%n", service, service.residentBytes() >> 20);
        assertThat(service.residentBytes()).as("%s", service).isLessThan(MOST_MEMORY);
    }

    private static long secondsSince(Instant begun) {
        return Duration.between(begun, Instant.now()).toSeconds();
    }
}
