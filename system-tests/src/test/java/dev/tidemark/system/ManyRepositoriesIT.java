package dev.tidemark.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.system.registry.BigRegistry;
import dev.tidemark.system.stack.ServiceProcess;
import dev.tidemark.system.stack.Stack;
import dev.tidemark.system.stack.WithStack;
import java.time.Duration;
import java.time.Instant;
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
    void looksThroughAThousandRepositoriesInLittleMemory() {
        // given
        var begun = Instant.now();
        var project = stack.big().fill();
        System.out.printf("%s filled in %d s%n", stack.big(), secondsSince(begun));
        var harbor = stack.harborOf(BigRegistry.NAME);
        long policy = harbor.createPolicy(Documents.newestFive(harbor.createProject(project)));
        // when
        begun = Instant.now();
        var run = harbor.awaitEnd(harbor.start(policy, true), PATIENCE);
        // then
        System.out.printf(
                "%d repositories of %d tags: dry run in %d s%n",
                stack.big().repositoriesOfProject(), BigRegistry.TAGS_EACH, secondsSince(begun));
        assertThat(run.status()).isEqualTo("Success");
        var execution = stack.audit().execution(run.id());
        long repositories = stack.big().repositoriesOfProject();
        assertThat(execution.path("tasksFinished").asLong()).isEqualTo(repositories);
        assertThat(execution.path("total").asLong()).isEqualTo(repositories * BigRegistry.TAGS_EACH);
        assertThat(execution.path("retained").asLong()).isEqualTo(repositories * 5);
        assertThat(stack.services()).allSatisfy(ManyRepositoriesIT::isSmall);
    }

    private static void isSmall(ServiceProcess service) {
        System.out.printf("%s: %d MB%n", service, service.residentBytes() >> 20);
        assertThat(service.residentBytes()).as("%s", service).isLessThan(MOST_MEMORY);
    }

    private static long secondsSince(Instant begun) {
        return Duration.between(begun, Instant.now()).toSeconds();
    }
}
