package dev.tidemark.policy.artifactory;

import io.vertx.core.MultiMap;

/** Which run a query names: by its number, under either of the two names it has, and by the key of its policy. */
record RunQuery(PolicyKey key, RunNumber number) {

    /** @throws dev.tidemark.policy.error.RefusedException with 400 if it names none */
    static RunQuery of(MultiMap query) {
        return of(query.get("policyKey"), query.get("runId"), query.get("triggerId"));
    }

    static RunQuery of(String policyKey, String runId, String triggerId) {
        if (policyKey == null) {
            throw ArtifactoryRefusals.badRequest("policyKey is missing");
        }
        if (runId != null && triggerId != null && !runId.equals(triggerId)) {
            throw ArtifactoryRefusals.badRequest("runId and triggerId name different runs");
        }
        return new RunQuery(new PolicyKey(policyKey), RunNumber.parse(runId == null ? triggerId : runId));
    }
}
