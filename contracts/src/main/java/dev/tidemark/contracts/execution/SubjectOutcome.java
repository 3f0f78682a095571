package dev.tidemark.contracts.execution;

import dev.tidemark.contracts.Nullable;
import java.util.Objects;

/**
 * What became of one subject.
 *
 * @param reason why it was kept or failed; null where it is deleted or gone
 * @param detail a sentence for people, free of secrets; null where the reason says it all
 */
public record SubjectOutcome(Subject subject, Outcome outcome, @Nullable Reason reason, @Nullable String detail) {

    public SubjectOutcome {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(outcome, "outcome");
    }
}
