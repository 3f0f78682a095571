package dev.tidemark.policy.api.execution;

import dev.tidemark.policy.api.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A run that is asked for. */
record ExecutionRequest(
        @Schema(
                        required = true,
                        description =
                                "Whether it only tells what it would delete. It has to be said: nothing is deleted by a slip.")
                Boolean dryRun) {

    boolean requireDryRun() {
        if (dryRun == null) {
            throw ProblemException.invalid("dryRun", "dryRun has to be said: true or false");
        }
        return dryRun;
    }
}
