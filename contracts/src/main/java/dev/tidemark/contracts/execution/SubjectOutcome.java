package dev.tidemark.contracts.execution;

import dev.tidemark.contracts.Nullable;
import java.util.Objects;

/**
 * What became of one subject.
 *
 * @param reason why it was kept or failed; null where it is deleted or gone
 * @param detail a sentence for people, free of secrets; null where the reason says it all
 * @param freed of a manifest that is deleted, or was gone when we came, what that can free; null for anything else: a tag frees nothing.
 *     Also null in what was told before this was known
 */
public record SubjectOutcome(
        Subject subject,
        Outcome outcome,
        @Nullable Reason reason,
        @Nullable String detail,
        @Nullable FreedBytes freed) {

    public SubjectOutcome {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(outcome, "outcome");
    }

    /** One that freed nothing, or nobody knows what. */
    public SubjectOutcome(Subject subject, Outcome outcome, Reason reason, String detail) {
        this(subject, outcome, reason, detail, null);
    }
}
