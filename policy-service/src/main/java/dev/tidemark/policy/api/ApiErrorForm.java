package dev.tidemark.policy.api;

import dev.tidemark.policy.error.ErrorForm;
import jakarta.enterprise.context.ApplicationScoped;

/** RFC 9457 with a type for each kind of problem. */
@ApplicationScoped
class ApiErrorForm implements ErrorForm {

    static final String ROOT = "/api/v1";

    @Override
    public String root() {
        return ROOT;
    }

    @Override
    public Answer foundByFramework(int status, String detail) {
        return refused(status, detail);
    }

    @Override
    public Answer refused(int status, String message) {
        return answer(Problem.of(ProblemType.of(status), status, message, null));
    }

    static Answer answer(Problem problem) {
        return new Answer(problem.status(), Problem.MEDIA_TYPE, ApiJson.write(problem));
    }
}
