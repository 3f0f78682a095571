package dev.tidemark.executor.registry.http;

import java.io.IOException;

/** An answer is longer than anything of its kind has a reason to be; it will be no shorter next time. */
final class TooLongException extends IOException {

    private static final long serialVersionUID = 1L;

    TooLongException(int limit) {
        super("the answer is longer than " + limit + " bytes");
    }
}
