package dev.tidemark.policy.audit;

import java.util.List;

/** A part of the tasks of an execution, by number. */
public record AuditTaskPage(List<AuditTaskDetail> items) {

    public AuditTaskPage {
        items = List.copyOf(items);
    }
}
