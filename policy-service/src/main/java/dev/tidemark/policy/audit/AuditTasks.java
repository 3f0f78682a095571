package dev.tidemark.policy.audit;

import java.util.List;

/** A part of the tasks of an execution, and how many there are. */
public record AuditTasks(List<AuditTask> items, long total) {

    public AuditTasks {
        items = List.copyOf(items);
    }

    AuditTasks first(int count) {
        return new AuditTasks(items.stream().limit(count).toList(), total);
    }
}
