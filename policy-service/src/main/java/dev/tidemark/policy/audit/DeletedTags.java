package dev.tidemark.policy.audit;

import dev.tidemark.contracts.execution.ExecutionId;
import java.time.Instant;
import java.util.List;

/** A part of the tags that were deleted, and how many there are. */
public record DeletedTags(List<DeletedTag> items, long total) {

    static final DeletedTags NONE = new DeletedTags(List.of(), 0);

    public DeletedTags {
        items = List.copyOf(items);
    }

    /** @param number within its repository; it is never another's */
    public record DeletedTag(int number, ExecutionId execution, String tag, Instant deletedAt) {}
}
