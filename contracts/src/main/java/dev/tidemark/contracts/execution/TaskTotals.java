package dev.tidemark.contracts.execution;

import dev.tidemark.contracts.Required;

/**
 * The numbers of a task. {@code total} and {@code retained} count as Harbor's do: candidates, and those of them that are still there
 * (in a dry run: would still be there); the others count subjects.
 *
 * @param total candidates, that is artifacts (or tags) the rules judged; children and referrers are not counted
 * @param retained candidates not deleted, for whatever reason
 * @param condemned subjects the plan condemned
 * @param deleted subjects we deleted
 * @param gone subjects not there when we came
 * @param kept subjects a guard, a budget or a lost race kept after they were condemned
 * @param failed subjects the registry failed or refused to delete
 */
public record TaskTotals(
        @Required int total,
        @Required int retained,
        @Required int condemned,
        @Required int deleted,
        @Required int gone,
        @Required int kept,
        @Required int failed) {

    /** A task that ended before it decided anything. */
    public static final TaskTotals NONE = new TaskTotals(0, 0, 0, 0, 0, 0, 0);
}
