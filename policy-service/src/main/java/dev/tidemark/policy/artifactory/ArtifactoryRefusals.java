package dev.tidemark.policy.artifactory;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.policy.StoredPolicy;
import dev.tidemark.policy.error.RefusedException;

/** What Artifactory says when it does not do what it is asked. */
final class ArtifactoryRefusals {

    private ArtifactoryRefusals() {}

    static RefusedException badRequest(String message) {
        return new RefusedException(400, message);
    }

    static RefusedException unknownPolicy(String key) {
        return new RefusedException(404, "The policy with the key " + key + " was not found");
    }

    static RefusedException exists(String key) {
        return new RefusedException(409, "A policy with the key " + key + " already exists");
    }

    /** What it says in this dialect would not be what its own clients know. */
    static RefusedException anothers(StoredPolicy policy) {
        return new RefusedException(409, "The policy cannot be changed here: " + policy.whereToChange());
    }

    static RefusedException running(String key, ExecutionId run) {
        return badRequest(
                "The policy with the key " + key + " is running: wait for the end of run " + run + ", or stop it");
    }

    static RefusedException unknownRun(String run) {
        return new RefusedException(404, "No cleanup policy with run ID: " + run + " was found");
    }

    static RefusedException unavailable() {
        return new RefusedException(503, "What was decided and done cannot be read at the moment");
    }
}
