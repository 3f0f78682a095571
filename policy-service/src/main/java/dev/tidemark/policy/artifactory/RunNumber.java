package dev.tidemark.policy.artifactory;

import dev.tidemark.contracts.execution.ExecutionId;
import java.util.regex.Pattern;

/** The number of a run, which clients send as a text. */
record RunNumber(long value) {

    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,17}");

    /** @throws dev.tidemark.policy.error.RefusedException with 400 if it is none */
    static RunNumber parse(String text) {
        if (text == null || !FORM.matcher(text).matches()) {
            throw ArtifactoryRefusals.badRequest("The run ID must be a positive number");
        }
        return new RunNumber(Long.parseLong(text));
    }

    ExecutionId id() {
        return new ExecutionId(value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
