package dev.tidemark.executor.registry;

import java.util.Objects;

/**
 * What a registry answered to a deletion, read from its status <em>and</em> its error code, since registries use the same status for
 * different things.
 *
 * @param detail what the registry said, shortened, for people; never empty, never a secret
 */
public record DeleteAnswer(Kind kind, String detail) {

    public DeleteAnswer {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(detail, "detail");
    }

    /** The meaning of an answer. */
    public enum Kind {
        /** The registry says that it did it. Some say so although a part failed: verify. */
        ACCEPTED,
        /** There was no such tag or manifest. Also the answer to a repetition of a request that did its work but whose answer was lost. */
        NOT_FOUND,
        /** The registry will not delete this one: it is immutable, protected, referenced, or not ours to delete. */
        REFUSED,
        /** The registry does not delete things of this sort at all: deletion is switched off, or it cannot delete by tag. */
        UNSUPPORTED
    }
}
