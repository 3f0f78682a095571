package dev.tidemark.executor.registry.standin.harbor;

import dev.tidemark.executor.registry.standin.Reply;

/** Harbor's way to say no. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    Refusal(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static Refusal notFound(String message) {
        return new Refusal(404, "NOT_FOUND", message);
    }

    static Refusal unauthorized(String message) {
        return new Refusal(401, "UNAUTHORIZED", message);
    }

    Reply reply() {
        return Reply.error(status, code, getMessage()).with("Content-Type", "application/json; charset=utf-8");
    }
}
