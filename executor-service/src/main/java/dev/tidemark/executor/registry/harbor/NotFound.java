package dev.tidemark.executor.registry.harbor;

import dev.tidemark.executor.registry.http.Answer;

/** Harbor's word for what it does not have. */
final class NotFound {

    private NotFound() {}

    static boolean isIn(Answer answer) {
        return answer.status() == 404 && answer.error().isAnyOf("NOT_FOUND");
    }
}
