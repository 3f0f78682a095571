package dev.tidemark.executor.planning;

import dev.tidemark.contracts.event.Position;
import dev.tidemark.contracts.event.TaskEvent.TaskRequested;
import java.time.Instant;

/**
 * How far a reading may trust the inventory.
 *
 * @param atAll false where nobody can tell whether it knows what it has to know
 * @param lastCause up to where it has to have read to be trusted; null where nothing has to be known
 * @param youngEnough since when the repository has to have been read completely for the inventory's word to stand in place of another
 *     reading; null to read it completely in any case
 */
record Trust(boolean atAll, Position lastCause, Instant youngEnough) {

    /** Whatever it knows. */
    static final Trust FULL = new Trust(true, null, null);

    /** That of a task: what led to it has to be known, for that may be a push of which everything else still looks old. */
    static Trust of(TaskRequested task, Instant youngEnough) {
        boolean nobodySaysWhere = !task.causes().isEmpty() && task.lastCause() == null;
        return new Trust(!nobodySaysWhere, task.lastCause(), youngEnough);
    }
}
