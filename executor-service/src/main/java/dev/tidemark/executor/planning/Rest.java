package dev.tidemark.executor.planning;

import dev.tidemark.contracts.event.TaskEvent.TaskRequested;
import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.Selector;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Says which tasks may rest on the inventory: nothing is deleted for them, and it is not the reading itself that somebody wants. */
@ApplicationScoped
class Rest {

    private final PlanningConfig config;

    Rest(PlanningConfig config) {
        this.config = config;
    }

    /** Since when the repository has to have been read completely for that; null where the task may not rest on it. */
    Instant youngEnough(TaskRequested task, Instant now) {
        return task.dryRun() && !isScan(task) ? now.minus(config.dryRunsRestFor()) : null;
    }

    /** A dry run that retains everything decides nothing: somebody wants to have everything looked at. */
    private static boolean isScan(TaskRequested task) {
        return task.rules().rules().stream().anyMatch(Rest::retainsEverything);
    }

    private static boolean retainsEverything(RetentionRule rule) {
        return !rule.disabled()
                && rule.keep() instanceof Keep.Always
                && rule.artifacts().size() == 1
                && rule.artifacts().get(0) instanceof Selector.ByTag tags
                && tags.untagged()
                && !tags.excluding()
                && tags.pattern().text().equals("**");
    }
}
