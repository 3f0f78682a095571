package dev.tidemark.policy.audit;

/**
 * What became of an execution's candidates, in numbers.
 *
 * @param total how many there are, as far as its tasks have ended
 * @param done how many are deleted, or in a dry run would be
 * @param failed how many the registry did not delete
 * @param spared how many were condemned and are there all the same, for any other reason
 * @param bytes of what is done, each with all that it names
 * @param distinctBytes the same, with each manifest once in its repository: an upper bound of what that frees
 * @param complete whether all of its decisions are there to be read
 */
public record AuditSummary(
        long total, long done, long failed, long spared, long bytes, long distinctBytes, boolean complete) {}
