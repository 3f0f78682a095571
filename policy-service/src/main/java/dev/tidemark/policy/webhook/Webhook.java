package dev.tidemark.policy.webhook;

import java.time.Instant;
import java.util.List;

/**
 * Who is to be told what of a project.
 *
 * @param project the number of the project
 * @param eventTypes what of, in the words of the dialect that it was made in
 */
public record Webhook(long id, int project, Draft draft, String creator, Instant createdAt, Instant updatedAt) {

    /** What a client says of it. */
    public record Draft(
            String name, String description, List<String> eventTypes, List<Target> targets, boolean enabled) {

        public Draft {
            eventTypes = List.copyOf(eventTypes);
            targets = List.copyOf(targets);
        }
    }
}
