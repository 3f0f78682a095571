package dev.tidemark.executor.registry.http;

import java.io.IOException;

/** Words for what went wrong below HTTP; the JDK's exceptions often have none. */
final class Failure {

    private Failure() {}

    static String describe(IOException e) {
        Throwable deepest = e;
        while (deepest.getMessage() == null && deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String kind = e.getClass().getSimpleName();
        return deepest.getMessage() == null ? kind : kind + " (" + deepest.getMessage() + ")";
    }
}
