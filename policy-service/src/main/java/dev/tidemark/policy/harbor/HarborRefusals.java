package dev.tidemark.policy.harbor;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.policy.error.RefusedException;
import dev.tidemark.policy.execution.UnknownExecutionException;

/** What Harbor says when it does not do what it is asked. */
public final class HarborRefusals {

    private HarborRefusals() {}

    public static RefusedException badRequest(String cause) {
        return new RefusedException(400, "bad request: " + cause);
    }

    public static RefusedException notFound(String cause) {
        return new RefusedException(404, "resource not found: " + cause);
    }

    public static RefusedException conflict(String cause) {
        return new RefusedException(409, "resource conflict: " + cause);
    }

    public static RefusedException precondition(String cause) {
        return new RefusedException(412, "precondition failed: " + cause);
    }

    /** What is not known may be there all the same, and 404 would make a client go on as if it were not. */
    public static RefusedException notSaid(String what) {
        return new RefusedException(503, what + " is not known, and the registry cannot be asked for it at the moment");
    }

    /** Most operations answer so; reading and changing a policy answer 404. */
    public static RefusedException unknownPolicy(long id) {
        return badRequest(noPolicy(id));
    }

    public static String noPolicy(long id) {
        return "no such Retention policy with id " + id;
    }

    public static RefusedException notBound(long id) {
        return notFound("the retention policy id " + id + " does not match");
    }

    public static RefusedException unknownExecution(UnknownExecutionException e, ExecutionId id, int project) {
        return e.isOfAnotherPolicy() ? foreignExecution(id, project) : unknownExecution(id.value());
    }

    static RefusedException foreignExecution(ExecutionId id, int project) {
        return new RefusedException(404, "project: " + project + ", execution id " + id + " not found");
    }

    public static RefusedException unknownExecution(long id) {
        return new RefusedException(404, "execution " + id + " not found");
    }

    public static RefusedException running(ExecutionId execution) {
        return new RefusedException(
                412, "the execution " + execution + " has tasks that aren't in final status, stop the tasks first");
    }
}
