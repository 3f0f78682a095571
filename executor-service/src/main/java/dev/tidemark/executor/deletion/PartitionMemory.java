package dev.tidemark.executor.deletion;

import dev.tidemark.contracts.event.ResultEvent;
import dev.tidemark.contracts.execution.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What the results of one partition tell of its tasks, for as long as a plan of them can still come. */
final class PartitionMemory {

    /** Looking through all tasks at each result would make many of them slow. */
    private static final int BETWEEN_SWEEPS = 10_000;

    private final Map<TaskId, TaskMemory> tasks = new HashMap<>();
    private final Duration span;
    private int sinceSweep;

    PartitionMemory(Duration span) {
        this.span = span;
    }

    synchronized void add(ResultEvent result) {
        tasks.computeIfAbsent(result.task(), task -> new TaskMemory()).add(result);
        if (++sinceSweep == BETWEEN_SWEEPS) {
            sinceSweep = 0;
            Instant oldest = result.meta().occurredAt().minus(span);
            tasks.values().removeIf(task -> task.latest().isBefore(oldest));
        }
    }

    /** The task counts as ended, whatever its results say. */
    synchronized void end(TaskId task, Instant at) {
        tasks.computeIfAbsent(task, t -> new TaskMemory()).end(at);
    }

    /** What is remembered of the task at this moment; what is added later does not change it. */
    synchronized TaskMemory of(TaskId task) {
        return tasks.getOrDefault(task, new TaskMemory()).copy();
    }
}
