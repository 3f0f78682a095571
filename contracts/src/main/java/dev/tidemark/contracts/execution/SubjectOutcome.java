package dev.tidemark.contracts.execution;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;

/**
 * What became of one subject.
 *
 * @param reason why it was kept or failed; null where it is deleted or gone
 * @param detail a sentence for people, free of secrets; null where the reason says it all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubjectOutcome(Subject subject, Outcome outcome, Reason reason, String detail) {

    public SubjectOutcome {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(outcome, "outcome");
    }
}
