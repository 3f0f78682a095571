package dev.tidemark.policy.api;

import dev.tidemark.evaluator.InvalidPolicyException;
import dev.tidemark.policy.PolicyExistsException;
import dev.tidemark.policy.StalePolicyException;
import dev.tidemark.policy.UnknownPolicyException;
import dev.tidemark.policy.audit.AuditUnavailableException;
import dev.tidemark.policy.audit.UnknownPlaceException;
import dev.tidemark.policy.execution.UnknownExecutionException;
import dev.tidemark.policy.gateway.GatewayUnavailableException;
import dev.tidemark.policy.project.ProjectTakenException;
import dev.tidemark.policy.project.UnknownProjectException;

/** What use cases refuse, in the words of our own API. */
public final class Refusals {

    private Refusals() {}

    /** The problem it is; what is none stays as it is. */
    public static Throwable of(Throwable failure) {
        if (failure instanceof InvalidPolicyException e) {
            return ProblemException.invalid(e.place(), e.getMessage());
        }
        if (failure instanceof StalePolicyException) {
            return ProblemException.of(ProblemType.STALE_REVISION, failure.getMessage());
        }
        if (isAbsence(failure)) {
            return ProblemException.notFound(failure.getMessage());
        }
        if (failure instanceof UnknownPlaceException) {
            return ProblemException.malformed("pageToken", "the page token is not one of this list");
        }
        if (failure instanceof UnknownProjectException) {
            return ProblemException.invalid("project", failure.getMessage());
        }
        return stateOf(failure);
    }

    private static boolean isAbsence(Throwable failure) {
        return failure instanceof UnknownPolicyException || failure instanceof UnknownExecutionException;
    }

    private static Throwable stateOf(Throwable failure) {
        if (failure instanceof PolicyExistsException || failure instanceof ProjectTakenException) {
            return ProblemException.conflict(failure.getMessage());
        }
        if (failure instanceof AuditUnavailableException) {
            return ProblemException.unavailable("what was decided and done cannot be read at the moment");
        }
        if (failure instanceof GatewayUnavailableException) {
            return ProblemException.unavailable("the registry cannot be asked at the moment");
        }
        return failure;
    }
}
