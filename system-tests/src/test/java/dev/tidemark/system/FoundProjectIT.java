package dev.tidemark.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.system.registry.Images;
import dev.tidemark.system.stack.Stack;
import dev.tidemark.system.stack.WithStack;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Somebody pushes to a project of which Tidemark never heard, and makes a policy for it at once. */
@WithStack
@Order(5)
final class FoundProjectIT {

    private final Stack stack;

    FoundProjectIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void aProjectThatNobodyCreatedHasItsPolicyAsSoonAsSomethingWasPushed() {
        // given
        var registry = stack.sandbox();
        var harbor = stack.harborOf(registry.name());
        for (int day = 1; day <= 7; day++) {
            var image = Images.image("found " + day, Instant.now().minus(Duration.ofDays(8 - day)));
            registry.push("found/app", image, "day-" + day);
        }
        // when
        long project = harbor.project("found").path("project_id").asLong();
        var run = harbor.run(harbor.createPolicy(Documents.newestFive(project)), true);
        // then
        assertThat(run.status()).isEqualTo("Success");
        assertThat(harbor.tasks(run)).containsOnlyKeys("app");
        assertThat(harbor.tasks(run).get("app").path("retained").asInt()).isEqualTo(5);
        assertThat(harbor.createProject("found"))
                .as("its number when it is created")
                .isEqualTo(project);
    }
}
